import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";

export function isAlive(pid: number): boolean {
  // Zero and below would ask about groups of processes.
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Tells a process from a later one with the same number; `undefined` when there is no such process. */
export function processStart(pid: number): string | undefined {
  if (!Number.isInteger(pid) || !isAlive(pid)) return undefined;
  if (process.platform === "linux") return linuxStat(pid)?.[19] ?? undefined;
  if (process.platform === "win32") return "alive";
  return psField(pid, "lstart") || undefined;
}

/** As `processStart`, also after the machine was started anew: there the same start may come again. */
export function processIdentity(pid: number): string | undefined {
  const start = processStart(pid);
  if (start === undefined || process.platform !== "linux") return start;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot.slice(0, 8)}-${start}`;
}

/** True when `pid` is a PostgreSQL process that works in `dataDir`. */
export function isServerOf(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return linuxServerOf(String(pid), realPath(dataDir));
  if (process.platform === "win32") return /postgres\.exe/i.test(windowsImage(pid));
  const command = psField(pid, "command");
  return command.includes("postgres") && command.includes(dataDir);
}

/** The server and its children, also those whose server was killed. Linux only; elsewhere an empty list. */
export function findServerProcesses(dataDir: string): number[] {
  if (process.platform !== "linux") return [];
  const directory = realPath(dataDir);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && linuxServerOf(name, directory))
    .map(Number);
}

function linuxServerOf(pid: string, dataDir: string): boolean {
  try {
    // After an update of the packages the running program's file may be gone: "(deleted)" is appended then.
    const program = path.basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ""));
    return program === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === dataDir;
  } catch {
    return false;
  }
}

function isZombie(pid: number): boolean {
  return process.platform === "linux" && linuxStat(pid)?.[0] === "Z";
}

/** Fields of /proc/PID/stat from the third (state) on: the second, the name, may hold spaces. */
function linuxStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function psField(pid: number, field: string): string {
  return spawnSync("ps", ["-p", String(pid), "-o", `${field}=`], { encoding: "utf8" }).stdout?.trim() ?? "";
}

function windowsImage(pid: number): string {
  return spawnSync("tasklist", ["/FI", `PID eq ${pid}`, "/NH"], { encoding: "utf8" }).stdout ?? "";
}

function realPath(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}
