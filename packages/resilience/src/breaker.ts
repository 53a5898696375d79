/**
 * A circuit breaker of one server of a network: when it is away, publications are postponed instead of burning their
 * tries. Shared by every worker, so it lives in the database and knows no clock of its own.
 */
export interface Breaker {
  /** Calls in a row that found nobody. */
  failures: number;
  /** How often it has opened since the network last answered. */
  opened: number;
  /** Nothing goes out before. */
  openUntil: Date | null;
  /** Half open: one publication is on its way to try, nobody else goes before. */
  trialUntil: Date | null;
}

export const closedBreaker: Breaker = { failures: 0, opened: 0, openUntil: null, trialUntil: null };

const failuresToOpen = 5;
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;

export type BreakerState = "closed" | "open" | "half-open";

export function breakerState(breaker: Breaker, now: Date): BreakerState {
  if (!breaker.openUntil) return "closed";
  return breaker.openUntil > now ? "open" : "half-open";
}

/** Until when a publication has to wait; undefined: it may go. `after` is the breaker once it has gone. */
export function askBreaker(
  breaker: Breaker,
  now: Date,
  leaseMs: number,
): { wait: Date } | { wait?: undefined; after: Breaker } {
  switch (breakerState(breaker, now)) {
    case "closed":
      return { after: breaker };
    case "open":
      return { wait: breaker.openUntil ?? now };
    case "half-open":
      if (breaker.trialUntil && breaker.trialUntil > now) return { wait: breaker.trialUntil };
      return { after: { ...breaker, trialUntil: new Date(now.getTime() + leaseMs) } };
  }
}

/** The breaker after `failures` more calls found nobody. An answer of any kind closes it: that needs no rule. */
export function afterFailures(breaker: Breaker, failures: number, now: Date): Breaker {
  const counted = { ...breaker, failures: breaker.failures + failures, trialUntil: null };
  const open = breakerState(breaker, now) === "open";
  // Late failures of calls that went out before it opened say nothing new.
  if (open) return { ...counted, trialUntil: breaker.trialUntil };
  if (breaker.openUntil === null && counted.failures < failuresToOpen) return counted;
  const wait = Math.min(firstWaitMs * 2 ** breaker.opened, longestWaitMs);
  return { ...counted, opened: breaker.opened + 1, openUntil: new Date(now.getTime() + wait) };
}
