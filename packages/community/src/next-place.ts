/** A new post's place in the feed, in ms: now, but always after the last one, whatever the clock says. */
export function nextPlace(last: number, now: number): number {
  return Math.max(now, last + 1);
}
