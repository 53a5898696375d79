import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** The closing line that people and CI read. */
class TallyReporter implements Reporter {
  private readonly results = new Map<string, { title: string; passed: boolean; tries: number }>();
  private errors = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "skipped") return;
    const passed = test.ok() && result.status === "passed";
    this.results.set(test.id, { title: test.title, passed, tries: result.retry + 1 });
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const results = [...this.results.values()];
    const failed = results.filter(({ passed }) => !passed);
    const second = results.filter(({ passed, tries }) => passed && tries > 1);
    process.stdout.write("\n");
    for (const { title } of second) process.stdout.write(`needed a second try: ${title}\n`);
    for (const { title } of failed) process.stdout.write(`failed: ${title}\n`);
    process.stdout.write(`${results.length - failed.length} passed, ${failed.length + this.errors} failed\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

export default TallyReporter;
