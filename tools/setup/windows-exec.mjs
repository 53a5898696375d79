import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { binFile, layout } from "./layout.mjs";

/**
 * Our npm scripts end in `exec sh tools/setup/run.sh COMMAND …`, by which on other systems only npm and the
 * command stay in memory. Windows has no exec: this one stands in for it, and for run.sh.
 */
export function placeWindowsExec() {
  if (process.platform !== "win32") return;
  const file = path.join(layout.modulesDir, ".bin", "exec.cmd");
  writeFileSync(
    file,
    `@"%~dp0..\\..\\.tools\\bin\\node.exe" "%~dp0..\\..\\tools\\setup\\windows-exec.mjs" %*\r\n`,
  );
}

function runAsExec() {
  const [, , command = "", ...args] = process.argv.slice(2);
  const folders = [layout.binDir, path.join(layout.modulesDir, ".bin"), process.env["PATH"]];
  const env = {
    ...process.env,
    PATH: folders.join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  const isScript = command.endsWith(".ts");
  const flags = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=2", command];
  const child = isScript
    ? spawn(binFile("node"), [...flags, ...args], { env, stdio: "inherit" })
    : spawn(command, args, { env, stdio: "inherit", shell: true });
  child.once("exit", (code) => process.exit(code ?? 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runAsExec();
