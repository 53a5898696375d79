import { stripVTControlCharacters } from "node:util";

/** Columns as wide as their widest cell; the last one is left as it is. Colours take no room. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === head.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - width(cell)),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function width(cell: string): number {
  return graphemes(stripVTControlCharacters(cell)).length;
}

export function oneLine(text: string, most: number): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  const characters = graphemes(flat);
  return characters.length <= most ? flat : `${characters.slice(0, most - 1).join("")}…`;
}

const segmenter = new Intl.Segmenter();

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
