import type { Node } from "./pick-fields.ts";
import { badParameter } from "./graph-error.ts";
import { type GraphParams, readInteger, readText } from "./read-params.ts";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

/** One page of a list with Meta's cursors [doc graph-api/results]; `url` is the list's own address. */
export function listPage<T>(
  items: T[],
  params: GraphParams,
  url: string,
  toNode: (item: T) => Node,
): { data: Node[]; paging?: unknown } {
  const limit = Math.min(readInteger(params, "limit") ?? DEFAULT_LIMIT, MAX_LIMIT);
  const start = readCursor(readText(params, "after"));
  const page = items.slice(start, start + limit);
  if (page.length === 0) return { data: [] };
  const end = start + page.length;
  const next = new URL(url);
  next.searchParams.set("after", writeCursor(end));
  return {
    data: page.map(toNode),
    paging: {
      cursors: { before: writeCursor(start), after: writeCursor(end) },
      ...(end < items.length ? { next: next.href } : {}),
    },
  };
}

function writeCursor(at: number): string {
  return Buffer.from(`at:${at}`).toString("base64url");
}

function readCursor(text: string): number {
  if (text === "") return 0;
  const at = /^at:(\d+)$/.exec(Buffer.from(text, "base64url").toString())?.[1];
  if (at === undefined) throw badParameter("Invalid cursors values");
  return Number(at);
}
