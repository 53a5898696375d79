#!/usr/bin/env node
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
// Types are stripped and code is compiled once, not at every start.
enableCompileCache(path.join(root, "node_modules", ".cache", "node-compile"));

const dotEnv = path.join(root, ".env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

// A reader that went away (`planrrr posts list | head`) is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const { runCli } = await import("./run-cli.ts");
process.exitCode = await runCli(process.argv.slice(2), {
  root,
  variables: process.env,
  workingDirectory: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
