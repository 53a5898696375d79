import type { CatalogueIndex } from "./catalogue-index.ts";
import { cellFacets, nowValues, type ValueFacet } from "./deal-facts.ts";
import { taken } from "./judge-cells.ts";

export interface ValueCount {
  value: string;
  count: number;
}
export type FacetCounts = { readonly [Facet in ValueFacet | "now"]: ValueCount[] };

export interface Counted {
  providerCounts: Int32Array;
  cellCounts: Int32Array;
  cellVerdicts: Uint8Array;
  nowCounts: readonly number[];
}

/** Brings what was counted by code and by cell to facets: a cell that one facet alone refuses counts for that one. */
export function nameCounts({ cells, providers }: CatalogueIndex, counted: Counted): FacetCounts {
  const { providerCounts, cellCounts, cellVerdicts, nowCounts } = counted;
  const ofCells = cellFacets.map((facet, at) => {
    const { codes, values } = cells.facets[facet];
    const sums = new Uint32Array(values.length);
    for (let cell = 0; cell < cells.size; cell += 1) {
      const verdict = cellVerdicts[cell];
      if (verdict === taken || verdict === at + 1)
        (sums[codes[cell] as number] as number) += cellCounts[cell] as number;
    }
    return [facet, inOrder(values, sums)] as const;
  });
  return Object.fromEntries([
    ["provider", inOrder(providers.values, providerCounts)],
    ...ofCells,
    ["now", inOrder(nowValues, nowCounts)],
  ]) as FacetCounts;
}

/** The most frequent first, then by the alphabet. What is not told is no value. */
function inOrder(values: readonly (string | null)[], counts: ArrayLike<number>): ValueCount[] {
  const named: ValueCount[] = [];
  for (const [code, value] of values.entries()) {
    const count = counts[code] ?? 0;
    if (value !== null && count > 0) named.push({ value, count });
  }
  return named.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
