import { type Cell, type CellFacet, cellFacets } from "./deal-facts.ts";
import { createValueColumn, type ValueColumn } from "./value-column.ts";

/** The cell of every deal, and of every cell what it says. */
export interface CellColumn {
  set(slot: number, cell: Cell): void;
  /** By slot. */
  readonly codes: Int32Array;
  /** How many different cells there are. */
  readonly size: number;
  /** By cell. */
  readonly facets: { readonly [Facet in CellFacet]: ValueColumn<string | null> };
}

export function createCellColumn(): CellColumn {
  const cells = createValueColumn<string>((key) => key);
  const facets = Object.fromEntries(
    cellFacets.map((facet) => [facet, createValueColumn<string | null>((value) => value)]),
  ) as { [Facet in CellFacet]: ValueColumn<string | null> };
  return {
    set(slot, cell) {
      const size = cells.values.length;
      cells.set(slot, cellFacets.map((facet) => keyOf(cell[facet])).join("\0"));
      if (cells.values.length === size) return;
      for (const facet of cellFacets) facets[facet].set(size, cell[facet]);
    },
    get codes() {
      return cells.codes;
    },
    get size() {
      return cells.values.length;
    },
    facets,
  };
}

/** No text of the database has a NUL in it, so that no two cells have the same key. */
const keyOf = (value: string | null) => (value === null ? "-" : `+${value}`);
