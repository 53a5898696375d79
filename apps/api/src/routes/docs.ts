import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { DOCS_POLICY } from "../http/security-headers.ts";

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>planrrr API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// The validator badge would send our address to a server of swagger.io.
const start = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
`;

const swaggerFolder = import.meta.resolve("swagger-ui-dist/package.json");

const files: { [name: string]: string } = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

/** The OpenAPI document and its page, from files of our own alone. */
export function docsRoutes(app: Hono<ApiHono>): void {
  let document: Promise<string> | undefined;
  app.get("/api/openapi.json", async (c) => {
    c.var.call.route = "/api/openapi.json";
    document ??= makeDocument();
    c.var.call.headers["Cache-Control"] = "public, max-age=300";
    return answer(c, 200, await document, "application/json");
  });
  app.get("/api/docs", (c) => sendDocs(c, page, "text/html; charset=utf-8"));
  app.get("/api/docs/start.js", (c) => sendDocs(c, start, "text/javascript; charset=utf-8"));
  app.get("/api/docs/:file", async (c) => {
    const name = c.req.param("file");
    const type = files[name];
    if (!type) return c.notFound();
    const bytes = await readFile(new URL(name, swaggerFolder));
    return sendDocs(c, Buffer.from(bytes), type);
  });
}

/** The generator is loaded by the first who asks: most processes never need its memory. */
async function makeDocument(): Promise<string> {
  const { createDocument } = await import("../openapi/create-document.ts");
  return JSON.stringify(await createDocument());
}

function sendDocs(c: ApiRequest, body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  const { call } = c.var;
  call.route = "/api/docs";
  call.headers["Content-Security-Policy"] = DOCS_POLICY;
  call.headers["Cache-Control"] = "public, max-age=300";
  return answer(c, 200, body, type);
}
