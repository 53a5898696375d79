/** A file that is no CSV, and the row at which that shows. */
export class CsvProblem extends Error {
  override readonly name = "CsvProblem";
  readonly row: number;

  constructor(row: number, message: string) {
    super(message);
    this.row = row;
  }
}

/** Rows of cells, by RFC 4180. The n-th is the n-th row of a spreadsheet; an empty line is a row without cells. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at, rows.length + 1) : readPlain(text, at, delimiter);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end begins a last, empty cell.
      if (at === text.length) row.push("");
      continue;
    }
    if (at < text.length && text[at] !== "\n" && text[at] !== "\r")
      throw new CsvProblem(rows.length + 1, "There are words behind the end of a quotation.");
    at += text.startsWith("\r\n", at) ? 2 : 1;
    rows.push(row.length === 1 && row[0] === "" ? [] : row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Cell {
  value: string;
  end: number;
}

function readPlain(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(start, end), end };
}

function readQuoted(text: string, start: number, row: number): Cell {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new CsvProblem(row, "A quotation begins here and never ends.");
    if (text[quote + 1] !== '"')
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    from = quote + 2;
  }
}
