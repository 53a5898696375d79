import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answerFromCache } from "../deals/answer-from-cache.ts";
import type { ApiHono } from "../http/call.ts";
import { countRequest } from "../http/rate-limit.ts";
import { dealsRouter } from "../procedures/deals-router.ts";
import { serveRest } from "../procedures/serve-rest.ts";

/** `/api/bundles/*`: public, limited by address, cached until the catalogue changes. */
export function bundleRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  serveRest(app, {
    prefix: "/api",
    router: dealsRouter,
    around: async (c, run) => {
      await countRequest(c, api.rateLimits);
      return answerFromCache(c, api, "application/json", async () => (await run({ api })).text());
    },
  });
}
