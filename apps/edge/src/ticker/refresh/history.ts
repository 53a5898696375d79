const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Point {
  at: number;
  total: number;
}

/** One point an hour for a day and two hours. */
export function addPoint(history: Point[], point: Point): Point[] {
  const kept = history.filter(({ at }) => at <= point.at && point.at - at <= DAY_MS + 2 * HOUR_MS);
  const last = kept.at(-1);
  return last !== undefined && point.at - last.at < HOUR_MS ? kept : [...kept, point];
}

/** How many there were a day ago, to the hour; null while nobody knows. */
export function dayAgo(history: Point[], now: number): number | null {
  const point = history.findLast(({ at }) => now - at >= DAY_MS - HOUR_MS / 2);
  return point === undefined || now - point.at > DAY_MS + HOUR_MS ? null : point.total;
}
