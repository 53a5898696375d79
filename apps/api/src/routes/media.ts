import { AppError } from "@planrrr/contract";
import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answer, answerJson } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { readBytes, readJson } from "../http/read-body.ts";
import { countRequest } from "../http/rate-limit.ts";
import { runIdempotent } from "../idempotency/run-idempotent.ts";
import { describeMedia } from "../media/describe-media.ts";
import { findMedia, readMedia } from "../media/read-media.ts";
import { sendMedia } from "../media/send-media.ts";
import { storeImage } from "../media/store-image.ts";
import { asActor } from "./rest.ts";

export const IMAGE_LIMIT = 10_000_000;

const byId = z.object({ id: z.uuid() });
const altText = z.object({ alt: z.string().max(2000) });

/** `POST /api/media` takes a picture as it is, `PATCH` changes what it is said to show, `GET` gives it back to its team. */
export function mediaRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.post("/api/media", (c) => {
    c.var.call.route = "/api/media";
    return asActor(api, c, async (actor) => {
      const bytes = await readBytes(c, IMAGE_LIMIT);
      const { alt } = altText.parse({ alt: readAlt(c) });
      return runIdempotent(api, c, bytes, async () => {
        const id = c.var.call.resourceId ?? api.newId();
        return answerJson(c, 201, await storeImage(api, actor, { id, bytes, alt }));
      });
    });
  });

  app.patch("/api/media/:id", (c) => {
    c.var.call.route = "/api/media/{id}";
    return asActor(api, c, async ({ teamId }) => {
      const { id } = byId.parse(c.req.param());
      const { alt } = altText.parse(await readJson(c));
      return answerJson(c, 200, await describeMedia(api, { id, teamId, alt }));
    });
  });

  app.get("/api/media/:id", (c, next) => {
    // A word of the contract, which comes later.
    if (c.req.param("id") === "room") return next();
    c.var.call.route = "/api/media/{id}";
    return asActor(api, c, async ({ teamId }) => {
      const { id } = byId.parse(c.req.param());
      const { headers } = c.var.call;
      const row = await findMedia(api, { id, teamId });
      headers["ETag"] = `"${row.sha256}"`;
      headers["Cache-Control"] = "private, max-age=31536000, immutable";
      headers["Content-Disposition"] = "inline";
      if (c.req.header("if-none-match") === headers["ETag"]) return answer(c, 304, null);
      if (row.kind === "video") return sendMedia(c, api, row);
      const { bytes } = await readMedia(api, { id, teamId });
      return answer(c, 200, bytes, row.mimeType);
    });
  });
}

/** `GET /api/media/{id}/file?expires=&signature=`: for networks that fetch media themselves. The address is the secret. */
export function signedMediaRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/api/media/:id/file", async (c) => {
    c.var.call.route = "/api/media/{id}/file";
    await countRequest(c, api.rateLimits);
    const { id } = byId.parse(c.req.param());
    const { expires, signature } = c.req.query();
    api.mediaAddresses.check(id, { expires, signature }, api.now().getTime());
    c.var.call.headers["Cache-Control"] = "private, max-age=3600";
    c.var.call.headers["Content-Disposition"] = "attachment";
    return sendMedia(c, api, await findMedia(api, { id }));
  });
}

/** Headers hold no UTF-8, so the alt text in one is percent-encoded. */
function readAlt(c: ApiRequest): string {
  const header = c.req.header("x-alt-text");
  if (header === undefined) return c.req.query("alt") ?? "";
  try {
    return decodeURIComponent(header);
  } catch (cause) {
    throw new AppError("INVALID_INPUT", "X-Alt-Text: percent-encode it (encodeURIComponent).", { cause });
  }
}
