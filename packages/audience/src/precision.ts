/**
 * How exact a total is: the size of its smallest step that means something. 1 is exact to the one; "4.69 M" is
 * known in steps of 10,000.
 */
export type Precision = number;

export const EXACT: Precision = 1;

/** Of a total of which only the first figures are true, as YouTube tells them: three of 4,690,000 are 10,000. */
export function toPrecision(total: number, significantDigits: number | undefined): Precision {
  if (significantDigits === undefined) return EXACT;
  const figures = String(Math.trunc(total)).length;
  return 10 ** Math.max(0, figures - significantDigits);
}
