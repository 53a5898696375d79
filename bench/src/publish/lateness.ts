export interface Lateness {
  count: number;
  /** ms after the due time. */
  p50: number;
  p99: number;
  max: number;
  /** From the first due time to the last end, per second. */
  perSecond: number;
}

export function latenessOf(late: readonly number[], spanMs: number): Lateness {
  const sorted = [...late].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    count: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    perSecond: Math.round((sorted.length / spanMs) * 1_000),
  };
}
