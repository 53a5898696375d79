import { readdirSync, readFileSync } from "node:fs";

const megabyte = 1024;
const ticksPerSecond = 100;

/** A process and everything below it. */
export function processTree(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    open.push(...(children.get(next) ?? []));
  }
  return found;
}

/** Memory of a process tree in MB: proportional set size, shared pages counted once. */
export function pssOf(pid: number): number {
  let kilobytes = 0;
  for (const each of processTree(pid)) {
    const rollup = read(`/proc/${each}/smaps_rollup`);
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return Math.round(kilobytes / megabyte);
}

/** CPU time of a process tree so far, in seconds. Children that ended are counted with their parent. */
export function cpuSecondsOf(pid: number): number {
  let ticks = 0;
  for (const each of processTree(pid)) {
    const fields = read(`/proc/${each}/stat`).split(") ")[1]?.split(" ") ?? [];
    ticks += [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
  }
  return ticks / ticksPerSecond;
}

/** CPU time of one process so far in ms, to the microsecond; of its threads that still run. */
export function cpuMsOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of threadsOf(pid))
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0] ?? 0);
  return nanoseconds / 1e6;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | undefined {
  const parent = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ")[1];
  return parent === undefined ? undefined : Number(parent);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
