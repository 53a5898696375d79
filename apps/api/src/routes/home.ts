import type { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { PAGE_POLICY } from "../http/security-headers.ts";

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>planrrr</title></head>
<body>
<main>
<h1>planrrr is running</h1>
<p>This is its API. It plans posts and sends them out exactly once.</p>
<ul>
<li><a href="/api/docs">API documentation</a> (<a href="/api/openapi.json">openapi.json</a>)</li>
<li><a href="/health/ready">Is everything in order?</a></li>
<li><a href="/metrics">Metrics</a></li>
</ul>
</main>
</body>
</html>
`;

/** Says what runs here, until the web app takes this place. */
export function homeRoutes(app: Hono<ApiHono>): void {
  app.get("/", (c) => {
    c.var.call.route = "/";
    c.var.call.headers["Content-Security-Policy"] = PAGE_POLICY;
    return answer(c, 200, page, "text/html; charset=utf-8");
  });
}
