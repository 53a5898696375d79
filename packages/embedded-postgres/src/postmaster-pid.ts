import { readFileSync, rmSync, writeFileSync } from "node:fs";

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

/** Larger than any system gives out. */
const nobodysPid = 2 ** 31 - 1;

/**
 * Makes a left-over file harmless. The server refuses to start while it names a process that exists, be it
 * foreign or our own dead server that nobody reaped (as below a container's first process), or names none.
 * Its other lines stay: by them the server finds the shared memory of backends that are not gone yet.
 */
export function disownPidFile(pidFile: string): void {
  const lines = readLines(pidFile);
  if (!lines) return;
  if (readPostmasterPid(pidFile)) writeFileSync(pidFile, [String(nobodysPid), ...lines.slice(1)].join("\n"));
  else rmSync(pidFile);
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
