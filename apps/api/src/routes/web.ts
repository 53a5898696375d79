import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import type { WebFile, WebPages } from "../web/index-pages.ts";

const extensions = { br: ".br", gzip: ".gz" } as const;

/** Everything that is no API: the built pages, from disk. Registered last. */
export function webRoutes(app: Hono<ApiHono>, pages: WebPages): void {
  // A file cannot be made for every secret: its page finds it in the query.
  for (const page of ["join", "review"])
    app.get(`/${page}/:token`, (c) => {
      c.var.call.route = "/(page)";
      c.var.call.headers["Location"] = `/${page}?token=${encodeURIComponent(c.req.param("token"))}`;
      return answer(c, 302, null);
    });
  app.get("*", async (c) => {
    const found = pages.find(c.req.path);
    if (found) return sendFile(c, found, 200);
    const wantsPage = !isApi(c.req.path) && c.req.header("accept")?.includes("text/html") === true;
    return wantsPage && pages.notFound ? sendFile(c, pages.notFound, 404) : c.notFound();
  });
}

export async function sendFile(c: ApiRequest, found: WebFile, status: 200 | 404): Promise<Response> {
  const { call } = c.var;
  call.route = found.immutable ? "/(asset)" : "/(page)";
  const encoding = found.encodings.find((name) => c.req.header("accept-encoding")?.includes(name));
  const etag = encoding ? found.etag.replace(/"$/, `-${encoding}"`) : found.etag;
  call.headers["ETag"] = etag;
  call.headers["Vary"] = "Accept-Encoding";
  call.headers["Cache-Control"] = found.immutable ? "public, max-age=31536000, immutable" : "no-cache";
  if (found.policy) call.headers["Content-Security-Policy"] = found.policy;
  if (status === 200 && c.req.header("if-none-match") === etag) return answer(c, 304, null);
  if (encoding) call.headers["Content-Encoding"] = encoding;
  const bytes = await readFile(`${found.file}${encoding ? extensions[encoding] : ""}`);
  return answer(c, status, Buffer.from(bytes), found.type);
}

function isApi(path: string): boolean {
  return /^\/(api|rpc|internal|health|metrics)(\/|$)/.test(path);
}
