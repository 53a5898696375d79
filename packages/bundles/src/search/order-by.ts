import type { NumberColumns } from "./number-columns.ts";

export type Sort = "relevance" | "price" | "newest" | "ending" | "fell";

/**
 * What every deal is ordered by: less comes first. It depends on nothing but the deal itself, so that a page's place
 * stays where it is, whatever is written meanwhile.
 */
export interface Order {
  column: Float64Array;
  /** What is less comes last: it is over, though nobody has said so yet. */
  from: number;
  /** How many a better score goes before a worse one. */
  perScore: number;
}

/** Room for an instant in ms: until the year 2109. */
const instantRange = 2 ** 42;

export function orderBy(numbers: NumberColumns, sort: Sort, asOf: number): Order {
  const whole = { from: -Infinity, perScore: 0 };
  switch (sort) {
    case "relevance":
      return { ...whole, column: numbers.newest, perScore: instantRange };
    case "newest":
      return { ...whole, column: numbers.newest };
    case "price":
      return { ...whole, column: numbers.priceOrder };
    case "fell":
      return { ...whole, column: numbers.fell };
    case "ending":
      return { ...whole, column: numbers.ends, from: asOf };
  }
}
