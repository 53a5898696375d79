import { AppError, BulkRow, bulkRowsMost } from "@planrrr/contract";
import { CsvError, parse } from "csv-parse/sync";

const columns = ["text", "connections", "scheduledAt", "localTime", "timeZone", "link", "draft"];
const byName = new Map(columns.map((column) => [column.toLowerCase(), column]));

/** Rows of a CSV file with a header. Throws INVALID_INPUT for a file that can't be read. */
export function readBulkRows(csv: string): BulkRow[] {
  const records = readRecords(csv);
  if (records.length > bulkRowsMost)
    throw new AppError("TOO_MANY", `At most ${bulkRowsMost} rows at once; this file has ${records.length}.`);
  return records.map((record) => {
    const { text = "", connections = "", draft = "", ...rest } = record;
    const given = Object.entries(rest).filter(([, value]) => value.trim() !== "");
    return BulkRow.parse({
      ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
      text,
      connections: connections.split(/[\s,;|]+/).filter(Boolean),
      draft: /^(1|true|yes|x)$/i.test(draft.trim()),
    });
  });
}

function readRecords(csv: string): { [column: string]: string }[] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
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
  const column = byName.get(name.toLowerCase().replaceAll(/[\s_-]/g, ""));
  if (column) return column;
  throw new AppError(
    "INVALID_INPUT",
    `"${name.slice(0, 60)}" is not a column. Known: ${columns.join(", ")}.`,
  );
}

/** What the header is divided by: spreadsheets of half of Europe write semicolons. */
function delimiterOf(csv: string): string {
  const header = csv.slice(0, 2_000).split("\n", 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}
