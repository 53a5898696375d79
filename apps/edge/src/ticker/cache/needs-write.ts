import type { CachedMetrics } from "./metrics-cache.ts";

/** Together with one write per change this stays below the 1,000 writes a day of a free plan. */
export const HEARTBEAT_MS = 90_000;

/** Whether readers would learn something: another number, another state, or that the old one still holds. */
export function needsWrite(
  written: CachedMetrics | undefined,
  writtenAt: number,
  next: CachedMetrics,
  now: number,
): boolean {
  if (written === undefined) return true;
  if (written.total !== next.total || written.precision !== next.precision) return true;
  if (written.name !== next.name || written.network !== next.network) return true;
  if (written.failure?.kind !== next.failure?.kind) return true;
  // A clock that was set back must not silence the heartbeat.
  return now - writtenAt >= HEARTBEAT_MS || writtenAt > now;
}
