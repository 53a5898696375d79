import { createHash } from "node:crypto";
import { Cron } from "croner";

/** No source waits longer for its turn than this, and none longer than a tenth of its cadence. */
const widestSpreadMs = 3_600_000;

export interface DueTime {
  /** The instant of the cadence. */
  plannedAt: Date;
  /** That instant and the source's own distance to it: sources of one cadence don't start together. */
  dueAt: Date;
}

/** The last instant of a cadence (a cron pattern in UTC) that has come. Null: none ever has. */
export function lastDue(name: string, cadence: string, now: Date): DueTime | null {
  const cron = new Cron(cadence, { timezone: "UTC" });
  // One more than the spread can push out of sight.
  for (const plannedAt of cron.previousRuns(3, new Date(now.getTime() + 1))) {
    const dueAt = new Date(plannedAt.getTime() + spreadOf(name, cron, plannedAt));
    if (dueAt <= now) return { plannedAt, dueAt };
  }
  return null;
}

/** When the cadence comes next, the source's own distance included. */
export function nextDue(name: string, cadence: string, now: Date): Date | null {
  const cron = new Cron(cadence, { timezone: "UTC" });
  const [before] = cron.previousRuns(1, new Date(now.getTime() + 1));
  const planned = [...(before ? [before] : []), ...cron.nextRuns(2, now)];
  const due = planned.map((at) => new Date(at.getTime() + spreadOf(name, cron, at)));
  return due.find((at) => at > now) ?? null;
}

/** In [0, 1), the same for a name for ever. */
export function fractionOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;
}

function spreadOf(name: string, cron: Cron, plannedAt: Date): number {
  const next = cron.nextRun(plannedAt);
  const interval = next ? next.getTime() - plannedAt.getTime() : widestSpreadMs * 10;
  return Math.floor(fractionOf(name) * Math.min(widestSpreadMs, interval / 10));
}

/** Time between the next two instants of a cadence. */
export function cadenceMs(cadence: string, now: Date): number | null {
  const [first, second] = new Cron(cadence, { timezone: "UTC" }).nextRuns(2, now);
  return first && second ? second.getTime() - first.getTime() : null;
}
