import { EXACT, type Precision } from "./precision.ts";

export interface Summand {
  total: number;
  precision: Precision;
  /** The platform it comes from: `youtube`, `instagram`, … */
  network: string;
}

/**
 * The sum of what is exact, and what stays out of it. Rounded numbers are no summands, and YouTube's never are,
 * since one that grows would cross from exact to rounded.
 */
export function sumTotals<T extends Summand>(totals: T[]): { total: number; leftOut: T[] } {
  const isSummand = ({ network, precision }: Summand) => network !== "youtube" && precision === EXACT;
  const total = totals.filter(isSummand).reduce((sum, one) => sum + one.total, 0);
  return { total, leftOut: totals.filter((one) => !isSummand(one)) };
}
