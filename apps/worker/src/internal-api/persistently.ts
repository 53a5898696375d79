import { setTimeout as delay } from "node:timers/promises";
import { ORPCError } from "@orpc/client";

export interface Persistence {
  signal: AbortSignal;
  /** Tries in all. With the waits between them about 25 s: longer than a restart of the API takes. */
  tries?: number;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Repeats a call that never reached the API or met it in trouble. What the API has decided is never asked again. */
export async function persistently<T>(work: () => Promise<T>, options: Persistence): Promise<T> {
  const { signal, tries = 15, wait = (ms) => delay(ms, undefined, { signal }) } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || signal.aborted || isDecided(error)) throw error;
      await wait(Math.min(100 * 2 ** (attempt - 1), 2_000), signal);
    }
  }
}

/** 4xx is the API's own word, except for "too many" and "timed out". */
function isDecided(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return false;
  return error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408;
}
