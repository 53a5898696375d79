import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** The closing line that people and CI read. */
class TallyReporter implements Reporter {
  private readonly results = new Map<string, boolean>();
  private readonly repeated = new Set<string>();
  private errors = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.retry > 0) this.repeated.add(test.title);
    if (result.status !== "skipped") this.results.set(test.id, test.ok() && result.status === "passed");
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const passed = [...this.results.values()].filter(Boolean).length;
    for (const title of this.repeated) process.stdout.write(`\nneeded a second try: ${title}`);
    process.stdout.write(`\n${passed} passed, ${this.results.size - passed + this.errors} failed\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

export default TallyReporter;
