import { bulkColumnOf, bulkColumns, bulkDelimiterOf, bulkRowOf } from "@planrrr/contract/bulk-columns";
import type { ImportFile, ImportRow } from "./import-row.ts";
import { CsvProblem, parseCsv } from "./parse-csv.ts";

/** Rows below a header that names the columns. */
export function readCsvRows(text: string): ImportFile {
  let rows: string[][];
  try {
    rows = parseCsv(text, bulkDelimiterOf(text));
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    return {
      fact: `Row ${error.row} cannot be read. ${error.message}`,
      next: "Save the file from your spreadsheet once more; it puts quotation marks where they belong.",
    };
  }
  const header = rows[0] ?? [];
  const columns = header.map(bulkColumnOf);
  const problem = problemOf(header, columns);
  if (problem) return problem;
  return {
    rows: rows.slice(1).flatMap((cells, nth): ImportRow[] => {
      const number = nth + 2;
      if (cells.every((cell) => cell.trim() === "")) return [];
      if (cells.length > columns.length)
        return [
          {
            number,
            unreadable: `It has ${cells.length} cells, and the header has ${columns.length}. Put text that holds the dividing mark in quotation marks.`,
          },
        ];
      return [
        { number, input: bulkRowOf(Object.fromEntries(cells.map((cell, index) => [columns[index], cell]))) },
      ];
    }),
  };
}

function problemOf(header: string[], columns: (string | undefined)[]): ImportFile | undefined {
  const known = `The columns are ${bulkColumns.join(", ")}.`;
  const strange = header.find((_, index) => columns[index] === undefined);
  if (!columns.includes("text"))
    return { fact: "There is no column named “text” in the first row.", next: known };
  if (strange !== undefined)
    return {
      fact:
        strange.trim() === "" ? "A column has no name." : `“${strange.slice(0, 60)}” is no column we know.`,
      next: `${known} Rename or delete it in your file.`,
    };
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  return twice ? { fact: `The column “${twice}” is there twice.`, next: "Delete one of them." } : undefined;
}
