/** The columns of a bulk file, in the order in which a sample shows them. Also read by pages: no zod here. */
export const bulkColumns = [
  "text",
  "connections",
  "scheduledAt",
  "localTime",
  "timeZone",
  "link",
  "draft",
] as const;
export type BulkColumn = (typeof bulkColumns)[number];

const byName = new Map<string, BulkColumn>(bulkColumns.map((column) => [column.toLowerCase(), column]));

/** `Local time`, `local_time` and `localTime` are the same column. */
export function bulkColumnOf(name: string): BulkColumn | undefined {
  return byName.get(name.toLowerCase().replaceAll(/[\s_-]/g, ""));
}

/** The cells of a row, as the API takes them in `rows`. */
export function bulkRowOf(cells: { [column in BulkColumn]?: string }) {
  const { text = "", connections = "", draft = "", ...rest } = cells;
  const given = Object.entries(rest)
    .map(([column, value]) => [column, value.trim()] as const)
    .filter(([, value]) => value !== "");
  return {
    ...(Object.fromEntries(given) as { [column in keyof typeof rest]?: string }),
    text,
    connections: connections.split(/[\s,;|]+/).filter(Boolean),
    draft: /^(1|true|yes|x)$/i.test(draft.trim()),
  };
}

/** What the header is divided by: spreadsheets of half of Europe write semicolons. */
export function bulkDelimiterOf(csv: string): string {
  const header = csv.slice(0, 2_000).split("\n", 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}
