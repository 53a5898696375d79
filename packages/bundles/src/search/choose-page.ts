import type { CatalogueIndex } from "./catalogue-index.ts";
import type { Stretch } from "./count-deals.ts";
import { createFirstHits, type Hit } from "./first-hits.ts";
import { last } from "./number-columns.ts";
import { orderBy, type Sort } from "./order-by.ts";

export interface PageAsked {
  sort: Sort;
  limit: number;
  /** Only what comes behind it. */
  after: Hit | undefined;
  /** What "soon" and "just" are counted from, in ms. */
  asOf: number;
}

export interface PageChoice {
  /** Looks at these deals, from one word of 32 bits to another. */
  look(deals: Int32Array, stretch: Stretch): void;
  /** The first of all that were looked at, in order: `limit` of them and one more when there is more. */
  hits(): Hit[];
}

export function choosePage(
  index: CatalogueIndex,
  scores: Uint8Array | undefined,
  { sort, limit, after, asOf }: PageAsked,
): PageChoice {
  const { column, from: instant, perScore } = orderBy(index.numbers, sort, asOf);
  const first = createFirstHits(index.ids, limit + 1, after);

  // Three walks of a kind: one that asks for each deal which of them it is takes twice as long. Each asks "before the
  // page or behind it?" in one question: of two, the processor guesses one wrong too often.
  function look(deals: Int32Array, { from, to }: Stretch): void {
    const { floor } = first;
    let { worst } = first;
    for (let at = from; at < to; at += 1) {
      let left = deals[at] as number;
      while (left !== 0) {
        const slot = at * 32 + 31 - Math.clz32(left & -left);
        left &= left - 1;
        const order = column[slot] as number;
        if ((order - floor) * (worst - order) < 0) continue;
        first.offer(slot, order);
        worst = first.worst;
      }
    }
  }

  function lookByScore(deals: Int32Array, by: Uint8Array, { from, to }: Stretch): void {
    const { floor } = first;
    let { worst } = first;
    for (let at = from; at < to; at += 1) {
      let left = deals[at] as number;
      while (left !== 0) {
        const slot = at * 32 + 31 - Math.clz32(left & -left);
        left &= left - 1;
        const order = (column[slot] as number) - perScore * (by[slot] as number);
        if ((order - floor) * (worst - order) < 0) continue;
        first.offer(slot, order);
        worst = first.worst;
      }
    }
  }

  function lookFromInstant(deals: Int32Array, { from, to }: Stretch): void {
    const { floor } = first;
    let { worst } = first;
    for (let at = from; at < to; at += 1) {
      let left = deals[at] as number;
      while (left !== 0) {
        const slot = at * 32 + 31 - Math.clz32(left & -left);
        left &= left - 1;
        const own = column[slot] as number;
        const order = own < instant ? last : own;
        if ((order - floor) * (worst - order) < 0) continue;
        first.offer(slot, order);
        worst = first.worst;
      }
    }
  }

  return {
    look(deals, stretch) {
      if (scores) lookByScore(deals, scores, stretch);
      else if (instant > -Infinity) lookFromInstant(deals, stretch);
      else look(deals, stretch);
    },
    hits: () => first.hits(),
  };
}
