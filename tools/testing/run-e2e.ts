import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import path from "node:path";
import { type Tally, tallyLine } from "./tally.ts";

/** The system as its users run it: by command line and API, then in a browser. One closing line for both. */
const root = path.join(import.meta.dirname, "..", "..");
const web = path.join(root, "apps", "web");
const suites: { name: string; args: string[]; cwd: string }[] = [
  {
    name: "system",
    args: [path.join(import.meta.dirname, "run-tests.ts"), "--config", "vitest.e2e.config.ts"],
    cwd: root,
  },
  {
    name: "browser",
    args: [path.join(web, "node_modules", "@playwright", "test", "cli.js"), "test"],
    cwd: web,
  },
];

const wanted = process.argv.slice(2);
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
for (const { name, args, cwd } of suites) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { code, tally } = await run(args, cwd);
  total.passed += tally.passed;
  total.failed += code !== 0 && tally.failed === 0 ? 1 : tally.failed;
}
process.stdout.write(`${tallyLine(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** A suite's own closing line is counted, and shown with words before it. */
async function run(args: string[], cwd: string): Promise<{ code: number; tally: Tally }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for await (const line of createInterface(child.stdout)) {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed/.exec(line) ?? [];
    if (passed === undefined || failed === undefined) process.stdout.write(`${line}\n`);
    else {
      tally.passed += Number(passed);
      tally.failed += Number(failed);
      process.stdout.write(`(closes with: ${line})\n`);
    }
  }
  return { code: await ended, tally };
}
