import type { Cli } from "../cli.ts";
import { ExitCode } from "../exit-code.ts";
import { showFailure } from "../output/show-failure.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { createClosers } from "./closers.ts";
import { homeFiles } from "./home-files.ts";
import { createReporter } from "./reporter.ts";
import { startSystem } from "./start-system.ts";
import { listenForStop } from "./stop-signals.ts";

/** The first heartbeat and sweep load what was left lazy. */
const settleMs = 1_000;
/** How long one part may take to end: longer than the worker gives a running attempt. */
const partDeadlineMs = 25_000;
/** What still keeps the process alive after everything has ended is not waited for. */
const lingerMs = 1_000;

/** Runs the whole system until somebody ends it. Resolves with the exit code. */
export async function runUp(cli: Cli): Promise<number> {
  const { out } = cli;
  const report = createReporter(cli);
  const closers = createClosers({
    deadlineMs: partDeadlineMs,
    onTrouble: (name, error) =>
      out.warn(`Stopping ${name}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const { endEdgeAtOnce } = await import("@planrrr/edge");
  const endAtOnce = cli.env.DATABASE_URL ? undefined : (await import("./end-at-once.ts")).endPostgresAtOnce;
  // Whatever ends this process, the server does not outlive it; only a kill -9 leaves it, for the next start to adopt.
  const onExit = () => {
    if (closers.pending() === 0) return;
    endEdgeAtOnce(homeFiles(cli.home).edge);
    endAtOnce?.(cli.home);
  };
  process.on("exit", onExit);
  const stop = listenForStop({
    hasRunner: cli.hasRunner,
    onForce: () => process.exit(ExitCode.interrupted),
    onCrash: (error) => void showFailure(out, error),
  });

  let exitCode: number;
  try {
    const system = await startSystem(cli, closers, report, stop.signal);
    report.ready(system);
    setTimeout(collectGarbage, settleMs).unref();
    await aborted(stop.signal);
    report.stopping(stop.reason().text);
    exitCode = stop.reason().exitCode;
  } catch (error) {
    if (stop.signal.aborted) report.stopping(stop.reason().text);
    exitCode = stop.signal.aborted ? stop.reason().exitCode || ExitCode.interrupted : showFailure(out, error);
  }
  await closers.closeAll();
  if (stop.signal.aborted) report.stopped();
  process.off("exit", onExit);
  stop.dispose();
  setTimeout(() => process.exit(exitCode), lingerMs).unref();
  return exitCode;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // The signal handlers alone do not keep the process alive.
    const alive = setInterval(() => undefined, 2 ** 30);
    signal.addEventListener("abort", () => (clearInterval(alive), resolve()), { once: true });
  });
}
