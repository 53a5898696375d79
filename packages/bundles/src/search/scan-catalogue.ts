import type { CatalogueIndex } from "./catalogue-index.ts";
import type { NowValue } from "./deal-facts.ts";
import { createFirstHits, type Hit } from "./first-hits.ts";
import { type ChosenValues, judgeCells, refused, taken } from "./judge-cells.ts";
import { matchWords } from "./match-words.ts";
import { type FacetCounts, nameCounts } from "./name-counts.ts";
import { toBits } from "./now-bits.ts";
import { last } from "./number-columns.ts";
import { orderBy, type Sort } from "./order-by.ts";
import { refusedCodes } from "./refused-codes.ts";
import type { AskedWord } from "./resolve-words.ts";

export interface Scan {
  words: readonly AskedWord[];
  /** One of these values; a facet that is not named takes all. */
  values: ChosenValues;
  /** One of these is true of it; none: all the same. */
  now: readonly NowValue[];
  minPrice: number | undefined;
  maxPrice: number | undefined;
  sort: Sort;
  limit: number;
  /** Only what comes behind it. */
  after: Hit | undefined;
  /** What "soon" and "just" are counted from, in ms. */
  asOf: number;
}

export interface Scanned {
  /** `limit` of them, and one more when there is more. */
  hits: Hit[];
  total: number;
  /** By all filters but the facet's own: what choosing a value as well would bring. */
  facets: FacetCounts;
}

/**
 * Looks once at every deal that has the words. A deal that no facet refuses counts for all facets; one that a single
 * facet refuses counts for that facet alone. So one walk gives the page, the total and every facet exactly.
 */
export function scanCatalogue(index: CatalogueIndex, scan: Scan): Scanned {
  const { bits, score } = matchWords(index, scan.words, scan.sort === "relevance");
  const cellCodes = index.cells.codes;
  const cellVerdicts = judgeCells(index.cells, scan.values);
  const cellCounts = new Uint32Array(index.cells.size);
  const providerCodes = index.providers.codes;
  const providerCounts = new Uint32Array(index.providers.values.length);
  const otherProviders = refusedCodes(index.providers, scan.values.provider);
  const nowBits = index.now.at(scan.asOf, index.ids.length);
  const askedNow = toBits(scan.now);
  let [fell, endSoon] = [0, 0];
  const { price } = index.numbers;
  const hasPriceRange = scan.minPrice !== undefined || scan.maxPrice !== undefined;
  const [least, most] = [scan.minPrice ?? 0, scan.maxPrice ?? last - 1];
  const { column, from, perScore } = orderBy(index.numbers, scan.sort, scan.asOf);
  const first = createFirstHits(index.ids, scan.limit + 1, scan.after);

  for (let at = 0; at < bits.length; at += 1) {
    let left = bits[at] as number;
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const slot = at * 32 + 31 - Math.clz32(lowest);
      if (hasPriceRange) {
        const amount = price[slot] as number;
        if (amount < least || amount > most) continue;
      }
      const cell = cellCodes[slot] as number;
      const verdict = cellVerdicts[cell] as number;
      if (verdict === refused) continue;
      const now = nowBits[slot] as number;
      const isTimely = askedNow === 0 || (now & askedNow) !== 0;
      const provider = providerCodes[slot] as number;
      const isOtherProvider = otherProviders !== undefined && otherProviders[provider] === 1;
      if (isTimely) {
        if (!isOtherProvider) (cellCounts[cell] as number) += 1;
        if (verdict === taken) (providerCounts[provider] as number) += 1;
      }
      if (verdict !== taken || isOtherProvider) continue;
      if (now !== 0) {
        fell += now & 1;
        endSoon += now >>> 1;
      }
      if (!isTimely) continue;
      let order = column[slot] as number;
      if (order < from) order = last;
      if (score) order -= perScore * score(slot);
      if (order <= first.worst) first.offer(slot, order);
    }
  }

  let total = 0;
  for (let cell = 0; cell < cellCounts.length; cell += 1)
    if (cellVerdicts[cell] === taken) total += cellCounts[cell] as number;
  const facets = nameCounts(index, { providerCounts, cellCounts, cellVerdicts, nowCounts: [fell, endSoon] });
  return { hits: first.hits(), total, facets };
}
