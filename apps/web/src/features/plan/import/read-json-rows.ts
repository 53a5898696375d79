import { bulkColumnOf, bulkRowOf } from "@planrrr/contract/bulk-columns";
import type { ImportFile, ImportRow } from "./import-row.ts";

/** `[{ "text": …, "connections": […] }]`, or the same under `rows`. */
export function readJsonRows(text: string): ImportFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      fact: "This file begins like JSON, but cannot be read to its end.",
      next: "Save it once more where it comes from, and choose it again.",
    };
  }
  const rows: unknown = Array.isArray(value) ? value : (value as { rows?: unknown }).rows;
  if (!Array.isArray(rows))
    return {
      fact: "There is no list of posts in this file.",
      next: "It is a list, or has one named “rows”.",
    };
  return { rows: rows.map((row: unknown, nth) => ({ number: nth + 1, ...readRow(row) })) };
}

function readRow(row: unknown): Omit<ImportRow, "number"> {
  if (typeof row !== "object" || row === null || Array.isArray(row))
    return { unreadable: "It is no object with a text." };
  const cells: { [column: string]: string } = {};
  for (const [name, value] of Object.entries(row)) {
    const column = bulkColumnOf(name);
    if (!column) return { unreadable: `“${name.slice(0, 60)}” is no column we know.` };
    if (value === null || value === undefined) continue;
    const cell = column === "connections" && Array.isArray(value) ? value.join(" ") : value;
    if (typeof cell !== "string" && typeof cell !== "boolean")
      return { unreadable: `“${column}” is no text.` };
    cells[column] = String(cell);
  }
  return { input: bulkRowOf(cells) };
}
