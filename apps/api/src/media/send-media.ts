import type { schema } from "@planrrr/database";
import type { ApiContext } from "../context.ts";
import type { ApiRequest } from "../http/call.ts";
import { byteRange } from "./byte-range.ts";

/** Answers with a file or the part of it that was asked for, as a stream. */
export async function sendMedia(
  c: ApiRequest,
  api: ApiContext,
  row: typeof schema.media.$inferSelect,
): Promise<Response> {
  const { headers } = c.var.call;
  headers["Accept-Ranges"] = "bytes";
  headers["Content-Type"] = row.mimeType;
  const range = byteRange(c.req.header("range"), row.bytes);
  if (range === "unsatisfiable") {
    headers["Content-Range"] = `bytes */${row.bytes}`;
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: row.bytes - 1 };
  headers["Content-Length"] = String(end - start + 1);
  if (range) headers["Content-Range"] = `bytes ${start}-${end}/${row.bytes}`;
  const body = c.req.method === "HEAD" ? null : await api.media.stream(row.storageKey, { start, end });
  return new Response(body, { status: range ? 206 : 200, headers });
}
