import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

export interface StopSignals {
  /** Aborted once somebody wants an end. */
  signal: AbortSignal;
  /** Why, in words, and the exit code that goes with it. */
  reason(): StopReason;
  dispose(): void;
}
export interface StopReason {
  text: string;
  exitCode: number;
  error?: unknown;
}

export interface StopSignalOptions {
  /** npm or pnpm started us. Killed, it can pass no signal on; then our parent changes. */
  hasRunner: boolean;
  /** A second signal: no more waiting. */
  onForce(): void;
  onCrash(error: unknown): void;
}

// In a terminal Ctrl-C reaches us twice: from the terminal, and passed on by npm.
const sameKeystrokeMs = 1_000;
const parentCheckMs = 2_000;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function listenForStop({ hasRunner, onForce, onCrash }: StopSignalOptions): StopSignals {
  const controller = new AbortController();
  let reason: StopReason = { text: "", exitCode: 0 };
  let firstAt = 0;

  function stop(why: StopReason): void {
    if (controller.signal.aborted) return;
    firstAt = performance.now();
    reason = why;
    controller.abort(new CliError("INTERRUPTED", `${why.text}.`, { exitCode: ExitCode.interrupted }));
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (controller.signal.aborted && performance.now() - firstAt > sameKeystrokeMs) onForce();
    else stop({ text: signal === "SIGHUP" ? "The terminal was closed" : signal, exitCode: 0 });
  }

  function onError(error: unknown): void {
    onCrash(error);
    stop({ text: "Something unexpected happened", exitCode: 1, error });
  }

  for (const signal of signals) process.on(signal, onSignal);
  process.on("uncaughtException", onError);
  process.on("unhandledRejection", onError);
  const watch = hasRunner
    ? watchParent(() => stop({ text: "The process that started planrrr is gone", exitCode: 0 }))
    : undefined;

  return {
    signal: controller.signal,
    reason: () => reason,
    dispose() {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, onSignal);
      process.off("uncaughtException", onError);
      process.off("unhandledRejection", onError);
    },
  };
}

function watchParent(onGone: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && onGone(), parentCheckMs).unref();
}
