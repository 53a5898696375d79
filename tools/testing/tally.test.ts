import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = path.join(import.meta.dirname, "..", "..");

/** Runs the runner itself on test files of ours, in a folder below the workspace so that vitest is found. */
function runTests(files: Record<string, string>): {
  status: number | null;
  lastLine: string;
  lines: string[];
} {
  const folder = mkdtempSync(path.join(root, "node_modules", ".planrrr-tally-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(
    path.join(folder, "vitest.config.mjs"),
    'export default { test: { include: ["*.test.ts"], exclude: [], pool: "threads", maxWorkers: 1, retry: 1 } };\n',
  );
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, "tools", "testing", "run-tests.ts"), "--root", folder],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  const lines = stdout.trimEnd().split("\n");
  return { status, lastLine: lines.at(-1) ?? "", lines };
}

const head = 'import { beforeAll, expect, test } from "vitest";\n';

test("counts what passed", () => {
  const run = runTests({ "a.test.ts": `${head}test("a", () => {}); test("b", () => {});` });
  expect(run).toMatchObject({ status: 0, lastLine: "2 passed, 0 failed" });
});

test("counts a failed test, a file that cannot be loaded, and a broken hook", () => {
  const run = runTests({
    "a.test.ts": `${head}test("a", () => {}); test("b", () => expect(1).toBe(2));`,
    "b.test.ts": "throw new Error('not loadable');",
    "c.test.ts": `${head}beforeAll(() => { throw new Error("hook"); }); test("c", () => {});`,
  });
  expect(run.status).toBe(1);
  expect(run.lastLine).toMatch(/^1 passed, 3 failed/);
});

test("counts an error outside any test", () => {
  const late = 'test("a", () => { void Promise.reject(new Error("late")); });';
  expect(runTests({ "a.test.ts": head + late })).toMatchObject({ status: 1, lastLine: "1 passed, 1 failed" });
});

test("no test at all is a failure", () => {
  expect(runTests({})).toMatchObject({ status: 1, lastLine: "0 passed, 1 failed" });
});

test("names what failed, and what passed at its second try only", () => {
  const run = runTests({
    "a.test.ts": `${head}let tries = 0; test("late", () => expect(++tries).toBe(2)); test("b", () => expect(1).toBe(2));`,
  });
  expect(run.lines).toContain("needed a second try: a.test.ts > late");
  expect(run.lines).toContain("failed: a.test.ts > b");
  expect(run).toMatchObject({ status: 1, lastLine: "1 passed, 1 failed" });
});
