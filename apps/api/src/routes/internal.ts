import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { createInternalKeyCheck } from "../http/internal-key.ts";
import { findMedia } from "../media/read-media.ts";
import { sendMedia } from "../media/send-media.ts";
import { internalRouter } from "../procedures/internal-router.ts";
import { serveRest } from "../procedures/serve-rest.ts";

/** Two hundred publications with what they carry. */
const BATCH_LIMIT = 20_000_000;

/** `/internal/*`: for the worker alone, by its own key. Sessions and users' keys open nothing here. */
export function internalRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const checkKey = createInternalKeyCheck(api.config.secrets.internalKeys);
  app.use("/internal/*", (c, next) => {
    c.var.call.route = "/internal/*";
    checkKey(c.req.header("x-internal-api-key"));
    return next();
  });
  serveRest(app, {
    prefix: "/internal",
    router: internalRouter,
    bodyLimit: BATCH_LIMIT,
    around: (_c, run) => run({ api }),
  });
  app.get("/internal/media/:id", async (c) => {
    c.var.call.route = "/internal/media/{id}";
    const { id } = byId.parse(c.req.param());
    return sendMedia(c, api, await findMedia(api, { id }));
  });
  app.get("/internal/media/:id/url", async (c) => {
    c.var.call.route = "/internal/media/{id}/url";
    const { id } = byId.parse(c.req.param());
    const { storageKey } = await findMedia(api, { id });
    const direct = await api.media.publicUrl(storageKey);
    if (direct !== undefined) return answerJson(c, 200, { url: direct });
    const base = api.config.baseUrl ?? c.var.call.arrival.origin;
    return answerJson(c, 200, { url: new URL(api.mediaAddresses.make(id, api.now().getTime()), base).href });
  });
}

const byId = z.object({ id: z.uuid() });
