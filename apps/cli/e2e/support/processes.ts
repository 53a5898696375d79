import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";

/** Every living process that belongs to a home: those that were given it, and its database server's. */
export function processesOf(home: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && belongs(name, home))
    .map(Number);
}

export function serverPid(home: string): number {
  const [pid] = readFileSync(path.join(home, "postgres", "postmaster.pid"), "utf8").split("\n");
  return Number(pid);
}

export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function belongs(pid: string, home: string): boolean {
  try {
    if (/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) return false;
    if (readlinkSync(`/proc/${pid}/cwd`).startsWith(home)) return true;
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`PLANRRR_HOME=${home}`);
  } catch {
    // Gone meanwhile, or the kernel's own.
    return false;
  }
}
