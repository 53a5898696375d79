import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answer } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { createInternalKeyCheck } from "../http/internal-key.ts";
import { readMedia } from "../media/read-media.ts";
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
    const { row, bytes } = await readMedia(api, { id });
    return answer(c, 200, bytes, row.mimeType);
  });
}

const byId = z.object({ id: z.uuid() });
