import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const run = promisify(execFile);
const home = fileURLToPath(new URL("../", import.meta.url));

test("the migrations make the schema as it is written: drizzle-kit finds nothing to add", async () => {
  // Below the package, since drizzle-kit takes the output folder relative to where it runs.
  const folder = mkdtempSync(path.join(home, "node_modules", ".drift-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(home, "migrations"), folder, { recursive: true });
  const before = readdirSync(folder);
  const kit = path.join(home, "node_modules", "drizzle-kit", "bin.cjs");
  const out = path.relative(home, folder);
  const { stdout } = await run(
    process.execPath,
    [kit, "generate", "--dialect", "postgresql", "--schema", "./src/schema/*.ts", "--out", out],
    { cwd: home },
  );
  expect(stdout).toContain("No schema changes");
  expect(readdirSync(folder)).toEqual(before);
});
