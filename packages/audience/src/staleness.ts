/** A clock may be a little ahead of another one. */
const SKEW_MS = 60_000;

/** Age of a reading in ms; 0 when its time lies ahead of this clock. */
export function ageOf(refreshedAt: number, now: number): number {
  return Math.max(0, now - refreshedAt);
}

/**
 * Whether a reading is older than `ttlMs`. One from the future, beyond what clocks differ, is stale: this clock
 * was set back, and nobody can say how old it is.
 */
export function isStale(refreshedAt: number, now: number, ttlMs: number): boolean {
  if (refreshedAt > now + SKEW_MS) return true;
  return ageOf(refreshedAt, now) >= ttlMs;
}
