import type { ApiContext } from "../context.ts";
import { answer } from "../http/answer.ts";
import type { ApiRequest } from "../http/call.ts";
import { catalogueVersion } from "./catalogue-version.ts";

/** Answers by what was made for this version of the catalogue; a browser that has it already is told so. */
export async function answerFromCache(
  c: ApiRequest,
  api: ApiContext,
  type: string,
  make: () => Promise<string>,
): Promise<Response> {
  const { body, etag } = await api.answers.get(
    { version: await catalogueVersion(api), question: questionOf(c) },
    make,
  );
  const { headers } = c.var.call;
  headers["ETag"] = etag;
  // Everybody may keep it, and asks whether it is still true.
  headers["Cache-Control"] = "public, no-cache";
  headers["Cross-Origin-Resource-Policy"] = "cross-origin";
  if (c.req.header("if-none-match")?.split(/,\s*/).includes(etag)) return answer(c, 304, null);
  return answer(c, 200, body, type);
}

/** Path and query, in whatever order the query came. */
function questionOf(c: ApiRequest): string {
  const query = new URL(c.req.url).searchParams;
  query.sort();
  return `${c.req.path}?${query.toString()}`;
}
