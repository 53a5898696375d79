import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

export interface PostmasterPid {
  pid: number;
  port: number | undefined;
  /** "starting", "ready", "stopping", "standby", or empty while the file is being written. */
  status: string;
}

export function readPostmasterPid(pidFile: string): PostmasterPid | undefined {
  const lines = readLines(pidFile);
  const pid = Math.abs(Number(lines?.[0]));
  if (!lines || !Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, port: Number(lines[3]) || undefined, status: (lines[7] ?? "").trim() };
}

/**
 * Puts the number of an ended process in place of a foreign one. The server refuses to start while the
 * file names a living process; deleting the file would also drop its check for left-over shared memory.
 */
export function disownPidFile(pidFile: string): void {
  const lines = readLines(pidFile);
  const ended = spawnSync(process.execPath, ["--version"], { stdio: "ignore" }).pid;
  if (lines) writeFileSync(pidFile, [String(ended), ...lines.slice(1)].join("\n"));
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
