import { findReviewedMedia } from "@planrrr/publishing";
import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answer } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { countRequest } from "../http/rate-limit.ts";
import { findMedia, readMedia } from "../media/read-media.ts";
import { sendMedia } from "../media/send-media.ts";
import { openRouter } from "../procedures/open-router.ts";
import { serveRest } from "../procedures/serve-rest.ts";

const byId = z.object({ id: z.uuid() });

/** What needs no account: a secret in the address opens it. Guessing is limited by address. */
export function openRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  serveRest(app, {
    prefix: "/api",
    router: openRouter,
    around: async (c, run) => {
      await countRequest(c, api.rateLimits);
      return run({ api });
    },
  });
  app.get("/api/reviews/:token/media/:id", async (c) => {
    c.var.call.route = "/api/reviews/{token}/media/{id}";
    await countRequest(c, api.rateLimits);
    const { id } = byId.parse({ id: c.req.param("id") });
    const media = await findReviewedMedia(api.publishing, { token: c.req.param("token"), id });
    c.var.call.headers["Content-Disposition"] = "inline";
    const found = await findMedia(api, media);
    if (found.kind === "video") return sendMedia(c, api, found);
    const { row, bytes } = await readMedia(api, media);
    return answer(c, 200, bytes, row.mimeType);
  });
}
