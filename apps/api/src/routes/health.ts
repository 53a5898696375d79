import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { checkReadiness } from "../health/check-readiness.ts";
import { answer, answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";

/** Probes and Prometheus' page. */
export function healthRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/health/live", (c) => {
    c.var.call.route = "/health/live";
    return answerJson(c, 200, { status: "ok", uptimeSeconds: Math.round(process.uptime()) });
  });
  app.get("/health/ready", async (c) => {
    c.var.call.route = "/health/ready";
    const { ready, parts } = await checkReadiness(api);
    return answerJson(c, ready ? 200 : 503, { status: ready ? "ok" : "not ready", parts });
  });
  app.get("/metrics", async (c) => {
    c.var.call.route = "/metrics";
    return answer(c, 200, await api.metrics.text(), api.metrics.contentType);
  });
}
