import { setImmediate as letOthersWork } from "node:timers/promises";
import { addAll, countShared } from "./bit-words.ts";
import type { CatalogueIndex } from "./catalogue-index.ts";
import { choosePage, type PageAsked } from "./choose-page.ts";
import { countDeals, type Filters, noCounts } from "./count-deals.ts";
import type { Desk } from "./desks.ts";
import { nowValues, type NowValue } from "./deal-facts.ts";
import type { Hit } from "./first-hits.ts";
import { type ChosenValues, judgeCells, taken } from "./judge-cells.ts";
import { matchWords } from "./match-words.ts";
import { type FacetCounts, nameCounts } from "./name-counts.ts";
import { last } from "./number-columns.ts";
import { refusedCodes } from "./refused-codes.ts";
import type { AskedWord } from "./resolve-words.ts";

export interface Scan extends PageAsked {
  words: readonly AskedWord[];
  /** One of these values; a facet that is not named takes all. */
  values: ChosenValues;
  /** One of these is true of it; none: all the same. */
  now: readonly NowValue[];
  minPrice: number | undefined;
  maxPrice: number | undefined;
}

export interface Scanned {
  /** `limit` of them, and one more when there is more. */
  hits: Hit[];
  total: number;
  /** By all filters but the facet's own: what choosing a value as well would bring. */
  facets: FacetCounts;
}

/** So many words of 32 deals at a time take some 3 ms: whoever waits for this process waits no longer. */
const usualPiece = 8192;

/**
 * Looks once at every deal that has the words. A deal that no facet refuses counts for all facets; one that a single
 * facet refuses counts for that facet alone. So one walk gives the page, the total and every facet exactly. It lets
 * other work in between; the index must stay as it is until it ends (`Catalogue.use`).
 */
export function scanCatalogue(index: CatalogueIndex, scan: Scan, wordsAtOnce = usualPiece): Promise<Scanned> {
  return index.desks.use((desk) => scanAtDesk(desk, index, scan, wordsAtOnce));
}

async function scanAtDesk(
  desk: Desk,
  index: CatalogueIndex,
  scan: Scan,
  wordsAtOnce: number,
): Promise<Scanned> {
  const { bits, scores } = matchWords(index, scan.words, scan.sort === "relevance", desk);
  keepPriceRange(bits, index.numbers.price, scan);
  const cellVerdicts = judgeCells(index.cells, scan.values);
  const filters: Filters = {
    takenCells: cellVerdicts.map((verdict) => (verdict === taken ? 1 : 0)),
    takenProviders: takenProviders(index, scan.values.provider),
  };
  const trueNow = index.now.at(scan.asOf, index.ids.length);
  const { timely, others } = splitByNow(bits, trueNow, scan.now, desk);
  const counted = noCounts(filters, desk.bits(bits.length));
  // What is not timely counts for one facet: by all filters but "now", it would be found.
  const untimely = noCounts(filters, desk.bits(bits.length));
  const page = choosePage(index, scores, scan);
  for (let from = 0; from < bits.length; from += wordsAtOnce) {
    if (from > 0) await letOthersWork();
    const stretch = { from, to: Math.min(from + wordsAtOnce, bits.length) };
    countDeals(index, timely, filters, counted, stretch);
    if (others) countDeals(index, others, filters, untimely, stretch);
    page.look(counted.taken, stretch);
  }
  let total = 0;
  for (let cell = 0; cell < cellVerdicts.length; cell += 1)
    if (cellVerdicts[cell] === taken) total += counted.cells[cell] as number;
  return {
    hits: page.hits(),
    total,
    facets: nameCounts(index, {
      providerCounts: counted.providers,
      cellCounts: counted.cells,
      cellVerdicts,
      nowCounts: trueNow.map((set) => countShared(counted.taken, set) + countShared(untimely.taken, set)),
    }),
  };
}

/** Clears what costs more or less than was asked for; what tells no price is neither. */
function keepPriceRange(bits: Int32Array, price: Float64Array, { minPrice, maxPrice }: Scan): void {
  if (minPrice === undefined && maxPrice === undefined) return;
  const [least, most] = [minPrice ?? 0, maxPrice ?? last - 1];
  for (let at = 0; at < bits.length; at += 1) {
    let kept = bits[at] as number;
    for (let left = kept; left !== 0; left &= left - 1) {
      const lowest = left & -left;
      const amount = price[at * 32 + 31 - Math.clz32(lowest)] as number;
      if (amount < least || amount > most) kept ^= lowest;
    }
    bits[at] = kept;
  }
}

function takenProviders({ providers }: CatalogueIndex, chosen: readonly string[] | undefined): Uint8Array {
  const refused = refusedCodes(providers, chosen);
  return refused ? refused.map((is) => 1 - is) : new Uint8Array(providers.values.length).fill(1);
}

/** The deals of which something of it is true, and the others; all are timely where nothing is asked for. */
function splitByNow(
  bits: Int32Array,
  trueNow: readonly Uint32Array[],
  asked: readonly NowValue[],
  desk: Desk,
): { timely: Int32Array; others: Int32Array | undefined } {
  if (asked.length === 0) return { timely: bits, others: undefined };
  const timely = desk.bits(bits.length);
  addAll(
    trueNow.filter((_, at) => asked.includes(nowValues[at] as NowValue)),
    timely,
  );
  const others = desk.bits(bits.length);
  for (let at = 0; at < bits.length; at += 1) {
    others[at] = (bits[at] as number) & ~(timely[at] as number);
    timely[at] = (bits[at] as number) & (timely[at] as number);
  }
  return { timely, others };
}
