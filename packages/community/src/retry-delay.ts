const firstMs = 5_000;
const longestMs = 120_000;

/** The pause before the next try after so many failures in a row, in ms. `random` between 0 and 1 spreads rooms that failed together. */
export function retryDelay(failures: number, random: number): number {
  const grown = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(grown * (0.75 + random / 2));
}
