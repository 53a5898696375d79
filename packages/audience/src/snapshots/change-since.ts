export interface Snapshot {
  /** Ms since the epoch. */
  at: number;
  followers: number;
}

/** A number from this much before still speaks for the time that is asked for; an older one does not. */
const REACH = 0.5;

/**
 * How many came (or, below 0, left) in the last `spanMs`; null when nobody counted about then. `history` in any
 * order; of those at least as old as the span the youngest counts.
 */
export function changeSince(
  history: Snapshot[],
  { now, spanMs, followers }: { now: number; spanMs: number; followers: number },
): number | null {
  const start = now - spanMs;
  const before = history.filter(({ at }) => at <= start && at >= start - spanMs * REACH);
  if (before.length === 0) return null;
  return followers - before.reduce((one, other) => (other.at > one.at ? other : one)).followers;
}
