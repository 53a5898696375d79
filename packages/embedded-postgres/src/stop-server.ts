import { spawnSync } from "node:child_process";
import type { Binaries } from "./binaries.ts";
import { findServerProcesses, isServerOf } from "./process-table.ts";
import { waitFor } from "./wait-for.ts";

export interface StopInput {
  pid: number;
  dataDir: string;
  binaries: Binaries;
  /** How long open transactions and the last checkpoint may take before the server is cut off. */
  fastMs: number;
}

const leftoversMs = 3_000;

/** Fast shutdown, then immediate, then the hard way. Resolves when the server is gone. */
export async function stopServer({ pid, dataDir, binaries, fastMs }: StopInput): Promise<void> {
  const isGone = () => !isServerOf(pid, dataDir);
  const steps: [NodeJS.Signals, number][] = [
    ["SIGINT", fastMs],
    ["SIGQUIT", Math.min(fastMs, 3_000)],
    ["SIGKILL", 3_000],
  ];
  for (const [signal, timeoutMs] of steps) {
    if (isGone()) break;
    sendSignal(pid, signal, binaries);
    if (await waitFor(isGone, timeoutMs)) break;
  }
  // A server that was cut off leaves backends that notice it a moment later.
  await waitFor(() => findServerProcesses(dataDir).length === 0, leftoversMs);
}

function sendSignal(pid: number, signal: NodeJS.Signals, binaries: Binaries): void {
  if (process.platform === "win32" && signal !== "SIGKILL") {
    // Windows has no signals: the server listens for them on a pipe, which pg_ctl knows.
    spawnSync(binaries.pgCtl, ["kill", signal.slice(3), String(pid)], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
