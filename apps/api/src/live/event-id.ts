import { liveEventsKeptMs } from "@planrrr/contract";

/** Where a stream goes on: the horizon up to which all was told, and when (s since the epoch). */
export function eventId(horizon: number, now: number): string {
  return `${horizon}.${Math.floor(now / 1000)}`;
}

/** The horizon to resume from; null when what came after it may no longer be kept, or the id is not ours. */
export function resumeFrom(id: string, now: number): number | null {
  const [, horizon, seconds] = /^(\d{1,15})\.(\d{1,12})$/.exec(id) ?? [];
  if (!horizon || !seconds || Number(seconds) * 1000 < now - liveEventsKeptMs) return null;
  return Number(horizon);
}
