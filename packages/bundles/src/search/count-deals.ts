import type { CatalogueIndex } from "./catalogue-index.ts";

/** What the filters make of a deal, by the codes of its cell and its provider; all 0 or 1. */
export interface Filters {
  /** No facet of the cell refuses it. */
  takenCells: Uint8Array;
  takenProviders: Uint8Array;
}

export interface DealCounts {
  /** By cell: deals that the provider does not refuse. */
  cells: Int32Array;
  /** By provider: deals that the cell does not refuse. */
  providers: Int32Array;
  /** A bit for every deal that nothing refuses. */
  taken: Int32Array;
}

/**
 * Looks once at each of these deals. It asks nothing and only adds: a processor that guesses "is it refused?" wrong for
 * one deal in ten needs twice the time.
 */
export function countDeals(index: CatalogueIndex, deals: Int32Array, filters: Filters): DealCounts {
  const { takenCells, takenProviders } = filters;
  const cellCodes = index.cells.codes;
  const providerCodes = index.providers.codes;
  const cells = new Int32Array(takenCells.length);
  const providers = new Int32Array(takenProviders.length);
  const taken = new Int32Array(deals.length);
  for (let at = 0; at < deals.length; at += 1) {
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
  return { cells, providers, taken };
}
