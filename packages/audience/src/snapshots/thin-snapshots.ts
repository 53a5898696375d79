const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How finely the past is kept: each hour of two weeks, each day of two years, each week of all that came before. */
const GRAINS = [
  { youngerThan: 14 * DAY, width: HOUR },
  { youngerThan: 730 * DAY, width: DAY },
  { youngerThan: Infinity, width: WEEK },
];

/**
 * Which of an account's snapshots may go (ms since the epoch). Of each hour, day (UTC) or week the last one stays,
 * and the very first of all, since that is where the growth began. Thinning twice is thinning once.
 */
export function thinSnapshots(takenAt: number[], now: number): number[] {
  const lastOf = new Map<string, number>();
  for (const at of takenAt) {
    const bucket = bucketOf(at, now);
    lastOf.set(bucket, Math.max(at, lastOf.get(bucket) ?? -Infinity));
  }
  const first = Math.min(...takenAt);
  return takenAt.filter((at) => at !== first && lastOf.get(bucketOf(at, now)) !== at);
}

function bucketOf(at: number, now: number): string {
  const { width } = GRAINS.find(({ youngerThan }) => now - at < youngerThan) ?? { width: WEEK };
  return `${width} ${Math.floor(at / width)}`;
}
