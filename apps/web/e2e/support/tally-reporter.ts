import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** The closing line that people and CI read. */
class TallyReporter implements Reporter {
  private readonly results = new Map<string, boolean>();
  private errors = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== "skipped") this.results.set(test.id, test.ok() && result.status === "passed");
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const passed = [...this.results.values()].filter(Boolean).length;
    process.stdout.write(`\n${passed} passed, ${this.results.size - passed + this.errors} failed\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

export default TallyReporter;
