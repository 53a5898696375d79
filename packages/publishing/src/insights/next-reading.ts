const HOUR_MS = 3_600_000;
/** Figures move in the first hours and hardly after a month. */
const HOURS = [1, 6, 24, 72, 168, 336, 720];

/** When a post's figures are read next; undefined: no more. Pure. */
export function nextReading(
  publishedAt: Date,
  after: Date,
  hours: readonly number[] = HOURS,
): Date | undefined {
  const at = hours
    .map((each) => publishedAt.getTime() + each * HOUR_MS)
    .find((each) => each > after.getTime());
  return at === undefined ? undefined : new Date(at);
}
