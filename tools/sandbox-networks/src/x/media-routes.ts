import { type Context, Hono } from "hono";
import { z } from "zod";
import { authenticate } from "./authenticate.ts";
import { charge, PRICES } from "./charge.ts";
import { countRequest } from "./count-request.ts";
import { runMediaCommand } from "./media-commands.ts";
import {
  appendSegment,
  closeMedia,
  findMedia,
  openMedia,
  pollMedia,
  serializeUpload,
} from "./media-store.ts";
import { invalidRequest } from "./problem.ts";
import { readUpload } from "./read-upload.ts";
import type { XState } from "./state.ts";
import type { XAccount } from "./types.ts";

const MAX_ALT = 1000;
const Metadata = z.object({
  id: z.string(),
  metadata: z.object({ alt_text: z.object({ text: z.string().max(MAX_ALT) }).optional() }).optional(),
});

/** `/2/media`: network-facts §3, docs.x.com/x-api/media; the older command form stands beside the newer routes. */
export function createMediaRoutes(state: XState): Hono {
  const routes = new Hono();
  const enter = (context: Context, limit: "upload" | "uploadStatus" | "metadata"): XAccount => {
    const account = authenticate(context, state, ["media.write"]);
    countRequest(context, state, account, limit);
    return account;
  };

  routes.post("/upload/initialize", async (context) => {
    const account = enter(context, "upload");
    const { fields } = await readUpload(context);
    const media = openMedia(state, account, {
      category: fields["media_category"] ?? "",
      mimeType: fields["media_type"] ?? "",
      totalBytes: Number(fields["total_bytes"]),
    });
    return context.json({ data: serializeUpload(state, media) });
  });

  routes.post("/upload/:id/append", async (context) => {
    const account = enter(context, "upload");
    const found = findMedia(state, account, context.req.param("id"));
    const { fields, media } = await readUpload(context);
    if (media === undefined) throw invalidRequest("media is missing.", { media: [] });
    appendSegment(state, found, Number(fields["segment_index"]), media);
    return context.json({ data: { expires_at: Math.floor(found.expiresAt / 1000) } });
  });

  routes.post("/upload/:id/finalize", (context) => {
    const account = enter(context, "upload");
    const media = findMedia(state, account, context.req.param("id"));
    closeMedia(state, media);
    return context.json({ data: serializeUpload(state, media) });
  });

  routes.get("/upload", (context) => {
    const account = enter(context, "uploadStatus");
    const media = findMedia(state, account, context.req.query("media_id") ?? "");
    pollMedia(media);
    return context.json({ data: serializeUpload(state, media) });
  });

  routes.post("/upload", async (context) => {
    const account = enter(context, "upload");
    return runMediaCommand(context, state, account, await readUpload(context));
  });

  routes.post("/metadata", async (context) => {
    const account = enter(context, "metadata");
    const wanted = Metadata.safeParse(await context.req.json().catch(() => undefined));
    if (!wanted.success) throw invalidRequest("metadata is invalid.");
    const media = findMedia(state, account, wanted.data.id);
    charge(state, PRICES.mediaMetadata);
    media.altText = wanted.data.metadata?.alt_text?.text ?? media.altText;
    const associated_metadata = { alt_text: { text: media.altText } };
    return context.json({ data: { id: media.id, associated_metadata } });
  });

  return routes;
}
