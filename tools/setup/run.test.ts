import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { scratchClone } from "./testing/scratch-clone.ts";

test("runs a command with our programs first, its arguments untouched, and its exit code", async () => {
  const clone = scratchClone();
  await clone.run();
  const script = 'printf "%s\\n" "$@"; command -v pnpm; exit 7';
  const result = spawnSync(
    "sh",
    [clone.file("tools", "setup", "run.sh"), "sh", "-c", script, "sh", "two words", "*"],
    { encoding: "utf8", cwd: clone.root, env: { PATH: "/usr/bin:/bin" } },
  );
  expect(result.status).toBe(7);
  expect(result.stdout.trim().split("\n")).toEqual(["two words", "*", clone.file(".tools", "bin", "pnpm")]);
});

test("takes the shell's place, so that signals reach the program", async () => {
  const clone = scratchClone();
  await clone.run();
  writeFileSync(
    clone.file("main.ts"),
    "const self: number = process.pid; process.stdout.write(String(self));\n",
  );
  const result = spawnSync("sh", [path.join("tools", "setup", "run.sh"), "main.ts"], {
    encoding: "utf8",
    cwd: clone.root,
    env: { PATH: "/usr/bin:/bin" },
  });
  expect(result.stderr).toBe("");
  expect(Number(result.stdout)).toBe(result.pid);
});
