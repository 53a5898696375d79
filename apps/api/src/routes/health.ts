import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { checkDatabase, checkReadiness } from "../health/check-readiness.ts";
import { answer, answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";

/** Probes: of this process, of whether it can serve, and of the whole system. */
export function healthRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/health/live", (c) => {
    c.var.call.route = "/health/live";
    return answerJson(c, 200, { status: "ok", uptimeSeconds: Math.round(process.uptime()) });
  });
  // Not whether a worker lives: it reaches us through what leaves out whoever is not serving.
  app.get("/health/serving", async (c) => {
    c.var.call.route = "/health/serving";
    const database = await checkDatabase(api);
    return answerJson(c, database.ok ? 200 : 503, { status: database.ok ? "ok" : "not serving", database });
  });
  app.get("/health/ready", async (c) => {
    c.var.call.route = "/health/ready";
    const { ready, parts } = await checkReadiness(api);
    return answerJson(c, ready ? 200 : 503, { status: ready ? "ok" : "not ready", parts });
  });
}

/** Prometheus' page. */
export function metricsRoute(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/metrics", async (c) => {
    c.var.call.route = "/metrics";
    return answer(c, 200, await api.metrics.text(), api.metrics.contentType);
  });
}
