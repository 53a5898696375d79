/**
 * How long to wait, in milliseconds, before trying again: anything between nothing and
 * base · 2^(attempt − 1), at most `cap`. Full jitter, so that many who failed together don't return together.
 * @param attempt how often it was tried, from 1
 * @param random a number in [0, 1)
 */
export function nextBackoff({
  attempt,
  random,
  base,
  cap,
}: {
  attempt: number;
  random: () => number;
  base: number;
  cap: number;
}): number {
  const ceiling = Math.min(cap, base * 2 ** Math.max(0, attempt - 1));
  return Math.floor(random() * ceiling);
}
