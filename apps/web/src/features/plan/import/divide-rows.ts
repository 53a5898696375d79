import type { BulkRow } from "@planrrr/contract";

const mostRows = 100;
/** A request takes a megabyte; a character may be several bytes. */
const mostCharacters = 200_000;

/** Rows in requests, in their order: the same rows are always divided in the same way. */
export function divideRows(rows: readonly BulkRow[]): BulkRow[][] {
  const parts: BulkRow[][] = [];
  let size = 0;
  for (const row of rows) {
    const more = JSON.stringify(row).length;
    const last = parts.at(-1);
    if (last && last.length < mostRows && size + more <= mostCharacters) {
      last.push(row);
      size += more;
    } else {
      parts.push([row]);
      size = more;
    }
  }
  return parts;
}
