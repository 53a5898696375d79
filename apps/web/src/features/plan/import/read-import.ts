import { decodeFile } from "./decode-file.ts";
import { type ImportFile, type ImportRow, mostRows } from "./import-row.ts";
import { readCsvRows } from "./read-csv-rows.ts";
import { readJsonRows } from "./read-json-rows.ts";

const mostBytes = 8_000_000;
const mostCharacters = 100_000;

/** Reads a file as far as this can be done here, without asking the API. */
export function readImport(bytes: Uint8Array): ImportFile {
  if (bytes.length > mostBytes)
    return { fact: "This file is too large.", next: "At most 8 MB are read. Divide it into several files." };
  const decoded = decodeFile(bytes);
  if (decoded === undefined)
    return {
      fact: "This is not a CSV or JSON file.",
      next: "In your spreadsheet choose “Save as”, then “CSV UTF-8”, and choose that file here.",
    };
  const text = decoded.replace(/^\uFEFF/, "");
  if (text.trim() === "")
    return { fact: "This file is empty.", next: "Take the sample file, and write your posts into it." };
  const file = /^\s*[[{]/.test(text) ? readJsonRows(text) : readCsvRows(text);
  if ("fact" in file) return file;
  if (file.rows.length === 0)
    return { fact: "There are no posts in this file.", next: "Write one post in each row below the header." };
  if (file.rows.length > mostRows)
    return {
      fact: `This file has ${file.rows.length.toLocaleString("en")} rows.`,
      next: `At most ${mostRows.toLocaleString("en")} can be planned at once. Divide it into several files.`,
    };
  return { rows: file.rows.map(refuseEndless) };
}

/** What no post could hold is not even sent. */
function refuseEndless(row: ImportRow): ImportRow {
  if (!row.input || row.input.text.length <= mostCharacters) return row;
  const { text, ...rest } = row.input;
  return {
    number: row.number,
    unreadable: `Its text has ${text.length.toLocaleString("en")} characters. Is a quotation mark missing?`,
    input: { ...rest, text: text.slice(0, 200) },
  };
}
