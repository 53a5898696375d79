import {
  AppError,
  bulkColumnOf,
  bulkColumns,
  bulkDelimiterOf,
  BulkRow,
  bulkRowOf,
  bulkRowsMost,
} from "@planrrr/contract";
import { CsvError, parse } from "csv-parse/sync";

/** Rows of a CSV file with a header. Throws INVALID_INPUT for a file that can't be read. */
export function readBulkRows(csv: string): BulkRow[] {
  const records = readRecords(csv);
  if (records.length > bulkRowsMost)
    throw new AppError("TOO_MANY", `At most ${bulkRowsMost} rows at once; this file has ${records.length}.`);
  return records.map((record) => BulkRow.parse(bulkRowOf(record)));
}

function readRecords(csv: string): { [column: string]: string }[] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: bulkDelimiterOf(csv),
      skip_empty_lines: true,
      columns: (header: string[]) => header.map(columnOf),
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new AppError("INVALID_INPUT", `The file is not CSV: ${error.message}`, { cause: error });
    throw error;
  }
}

function columnOf(name: string): string {
  const column = bulkColumnOf(name);
  if (column) return column;
  throw new AppError(
    "INVALID_INPUT",
    `"${name.slice(0, 60)}" is not a column. Known: ${bulkColumns.join(", ")}.`,
  );
}
