import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const patienceMs = 3_000;

/** Ends the workerd of an earlier start whose host was killed: it would keep port and files. */
export async function endLeftover(pidFile: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid !== undefined) {
    if (isWorkerd(pid)) process.kill(pid, "SIGKILL");
    const end = performance.now() + patienceMs;
    while ((isWorkerd(pid) || isEnding(pid)) && performance.now() < end) await delay(20);
  }
  rmSync(pidFile, { force: true });
}

/** The same at once, where nothing can be waited for any more. */
export function endAtOnce(pidFile: string): void {
  const pid = readPid(pidFile);
  if (pid !== undefined && isWorkerd(pid)) process.kill(pid, "SIGKILL");
  rmSync(pidFile, { force: true });
}

export function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, "utf8").trim());
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Its number may be another program's by now. */
function isWorkerd(pid: number): boolean {
  try {
    if (process.platform === "linux")
      return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("workerd");
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).includes("workerd");
  } catch {
    return false;
  }
}

/** What ends has no program any more, but keeps its port until the last of its threads is gone. */
function isEnding(pid: number): boolean {
  const folder = `/proc/${pid}`;
  if (process.platform !== "linux" || !existsSync(folder)) return false;
  try {
    readlinkSync(path.join(folder, "exe"));
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return false;
  }
  try {
    const isZombie = /\) [XZ]/.test(readFileSync(path.join(folder, "stat"), "utf8"));
    return !isZombie || readdirSync(path.join(folder, "task")).length > 1;
  } catch {
    return false;
  }
}
