import type { CatalogueIndex } from "./catalogue-index.ts";

/** What the filters make of a deal, by the codes of its cell and its provider; all 0 or 1. */
export interface Filters {
  /** No facet of the cell refuses it. */
  takenCells: Uint8Array;
  takenProviders: Uint8Array;
}

/** From one word of 32 deals to before another. */
export interface Stretch {
  from: number;
  to: number;
}

export interface DealCounts {
  /** By cell: deals that the provider does not refuse. */
  cells: Int32Array;
  /** By provider: deals that the cell does not refuse. */
  providers: Int32Array;
  /** A bit for every deal that nothing refuses. */
  taken: Int32Array;
}

export function noCounts({ takenCells, takenProviders }: Filters, taken: Int32Array): DealCounts {
  return {
    cells: new Int32Array(takenCells.length),
    providers: new Int32Array(takenProviders.length),
    taken,
  };
}

/**
 * Adds these deals, from one word of 32 bits to another, to the counts. It asks nothing and only adds: a processor that
 * guesses "is it refused?" wrong for one deal in ten needs twice the time.
 */
export function countDeals(
  index: CatalogueIndex,
  deals: Int32Array,
  { takenCells, takenProviders }: Filters,
  { cells, providers, taken }: DealCounts,
  { from, to }: Stretch,
): void {
  const cellCodes = index.cells.codes;
  const providerCodes = index.providers.codes;
  for (let at = from; at < to; at += 1) {
    let left = deals[at] as number;
    let kept = 0;
    while (left !== 0) {
      const lowest = left & -left;
      const slot = at * 32 + 31 - Math.clz32(lowest);
      left &= left - 1;
      const cell = cellCodes[slot] as number;
      const provider = providerCodes[slot] as number;
      const isCell = takenCells[cell] as number;
      const isProvider = takenProviders[provider] as number;
      (cells[cell] as number) += isProvider;
      (providers[provider] as number) += isCell;
      kept |= lowest & -(isCell & isProvider);
    }
    taken[at] = kept;
  }
}
