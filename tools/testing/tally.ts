import type { TestCase, TestModule } from "vitest/node";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** A file that cannot be loaded, a broken hook and an error outside any test count as failures, as a test does. */
export function tallyRun(modules: readonly TestModule[], unhandled: readonly unknown[]): Tally {
  const tally: Tally = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    tally.failed += module.errors().length;
    for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") tally.passed += 1;
      else if (state === "failed") tally.failed += 1;
      else tally.skipped += 1;
    }
  }
  return tally;
}

/** The closing line that people and CI read. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** What CI repeats at its very end: a line for each test that failed, or passed at its second try only. */
export function tellFailures(modules: readonly TestModule[]): string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  return [
    ...tests.filter((test) => test.diagnostic()?.flaky).map((test) => `needed a second try: ${nameOf(test)}`),
    ...tests.filter((test) => test.result().state === "failed").map((test) => `failed: ${nameOf(test)}`),
  ];
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}
