import type { CellColumn } from "./cell-column.ts";
import { cellFacets, type ValueFacet } from "./deal-facts.ts";
import { refusedCodes } from "./refused-codes.ts";

export type ChosenValues = { readonly [Facet in ValueFacet]?: readonly string[] | undefined };

/** How a cell stands to the filters. */
export const taken = 0;
export const refused = 255;

/** For each cell `taken`, `refused` by several facets, or 1 + the place in `cellFacets` of the only one that refuses it. */
export function judgeCells(cells: CellColumn, chosen: ChosenValues): Uint8Array {
  const verdicts = new Uint8Array(cells.size);
  for (const [at, facet] of cellFacets.entries()) {
    const column = cells.facets[facet];
    const others = refusedCodes(column, chosen[facet]);
    if (!others) continue;
    for (let cell = 0; cell < cells.size; cell += 1)
      if (others[column.codes[cell] as number] === 1)
        verdicts[cell] = verdicts[cell] === taken ? at + 1 : refused;
  }
  return verdicts;
}
