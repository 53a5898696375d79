import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import type { Binaries } from "./binaries.ts";
import { classifyFailure, isSharedMemoryInUse } from "./classify-failure.ts";
import type { DataLayout } from "./data-layout.ts";
import { EmbeddedPostgresError, withFileErrors } from "./errors.ts";
import { disownPidFile, readPostmasterPid } from "./postmaster-pid.ts";
import { findServerProcesses } from "./process-table.ts";
import { commandFor, type RunAs } from "./run-as.ts";
import { serverEnvironment } from "./server-environment.ts";
import { waitFor } from "./wait-for.ts";

const maxLogBytes = 5 * 1024 * 1024;
const leftoverWaitMs = 5_000;

export interface LaunchInput {
  layout: DataLayout;
  binaries: Binaries;
  runAs: RunAs;
  port: number;
  settings: string[];
  startTimeoutMs: number;
}

/** Starts the server and waits until it takes connections. No other server may run on the folder. */
export async function launchServer(input: LaunchInput): Promise<ChildProcess> {
  disownPidFile(input.layout.pidFile);
  const leftoversEnd = performance.now() + leftoverWaitMs;
  for (;;) {
    const outcome = await tryLaunch(input);
    if ("child" in outcome) return outcome.child;
    if (!isSharedMemoryInUse(outcome.log)) throw classifyFailure("Starting PostgreSQL", outcome.log);
    // The backends of a killed server end by themselves, but one in the middle of a long query does so late.
    if (performance.now() > leftoversEnd) killLeftovers(input.layout);
    if (performance.now() > leftoversEnd + leftoverWaitMs)
      throw classifyFailure("Starting PostgreSQL", outcome.log);
    await waitFor(() => findServerProcesses(input.layout.dataDir).length === 0, 100);
  }
}

async function tryLaunch(input: LaunchInput): Promise<{ child: ChildProcess } | { log: string }> {
  const { layout, binaries, runAs, port } = input;
  if (existsSync(layout.logFile) && statSync(layout.logFile).size > maxLogBytes) rmSync(layout.logFile);
  const logFd = withFileErrors(layout.logFile, () => openSync(layout.logFile, "a", 0o600));
  const logStart = statSync(layout.logFile).size;
  const run = commandFor(runAs, binaries.postgres, [
    "-D",
    layout.dataDir,
    "-p",
    String(port),
    ...input.settings,
  ]);
  // A group of its own: Ctrl-C in the terminal reaches the supervisor, which lets the application finish first.
  const child = spawn(run.command, run.args, {
    uid: run.uid,
    gid: run.gid,
    cwd: "/",
    stdio: ["ignore", logFd, logFd],
    detached: true,
    env: serverEnvironment(),
  });
  closeSync(logFd);
  let ended: string | undefined;
  child.once("error", (error) => (ended = String(error)));
  child.once("exit", (code, signal) => (ended ??= `PostgreSQL ended with ${signal ?? code}.`));
  const isReady = () => {
    const found = readPostmasterPid(layout.pidFile);
    return found !== undefined && found.pid === child.pid && found.status === "ready";
  };
  await waitFor(() => ended !== undefined || isReady(), input.startTimeoutMs);
  if (ended === undefined && isReady()) return { child };
  const log = readLogFrom(layout.logFile, logStart);
  if (ended !== undefined) return { log: `${log}\n${ended}` };
  child.kill("SIGKILL");
  throw new EmbeddedPostgresError(
    "START_FAILED",
    `PostgreSQL was not ready after ${Math.round(input.startTimeoutMs / 1000)} s. Its log: ${layout.logFile}`,
    { logTail: log.slice(-2_000) },
  );
}

export function killLeftovers(layout: DataLayout): void {
  for (const pid of findServerProcesses(layout.dataDir)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function readLogFrom(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString("utf8");
}
