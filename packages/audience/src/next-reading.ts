import type { Failure } from "./failure.ts";

/** How much of a platform's limit is left, by its own headers; the shape of `Usage` in the networks. */
export interface LimitLeft {
  limit: number;
  remaining: number;
  /** When it is full again (ms since the epoch). */
  resetAt: number;
}

/** From here on a reading comes later, and later again, than asked for. */
const CALM = 0.5;
/** What is left belongs to people's posts. */
const RESERVE = 0.1;
const LONGEST_STRETCH = 10;
const LONGEST_BACKOFF_MS = 15 * 60_000;
/** A dead token comes to life by people, who take longer. */
const AUTH_WAIT_MS = 15 * 60_000;
/** A quota that says nothing of its end. */
const QUOTA_WAIT_MS = 60 * 60_000;

/**
 * When the source may be read again. `limits` are those the last answer told. Never before the end that the
 * platform has stated, and slower the less of a limit is left.
 */
export function nextReadingAt({
  now,
  cadenceMs,
  limits = [],
  failure,
}: {
  now: number;
  cadenceMs: number;
  limits?: LimitLeft[];
  failure?: Failure | undefined;
}): number {
  const waits = limits.map((limit) => waitFor(limit, now, cadenceMs));
  if (failure !== undefined) waits.push(backOff(failure, cadenceMs), (failure.retryAt ?? 0) - now);
  return now + Math.max(cadenceMs, ...waits);
}

function waitFor({ limit, remaining, resetAt }: LimitLeft, now: number, cadenceMs: number): number {
  if (!(limit > 0) || resetAt <= now) return 0;
  const left = remaining / limit;
  if (left <= RESERVE) return resetAt - now;
  if (left >= CALM) return 0;
  const stretch = 1 + ((CALM - left) / (CALM - RESERVE)) * (LONGEST_STRETCH - 1);
  return Math.min(resetAt - now, cadenceMs * stretch);
}

function backOff({ kind, count, retryAt }: Failure, cadenceMs: number): number {
  if (kind === "auth") return AUTH_WAIT_MS;
  if (kind === "quota" && retryAt === undefined) return QUOTA_WAIT_MS;
  return Math.min(LONGEST_BACKOFF_MS, cadenceMs * 2 ** Math.min(count - 1, 10));
}
