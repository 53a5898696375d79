import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { GoogleError, videoNotFound } from "./google-error.ts";
import { spendQuota } from "./spend-quota.ts";
import type { YoutubeState } from "./state.ts";

const MAX_BYTES = 2_097_152;
const DOMAIN = { domain: "youtube.thumbnail" };

/** `/upload/youtube/v3/thumbnails/set`: developers.google.com/youtube/v3/docs/thumbnails/set. */
export function createThumbnailRoutes(state: YoutubeState): Hono {
  const routes = new Hono();
  routes.post("/set", async (context) => {
    const channel = authenticate(context, state, "upload");
    spendQuota(state, "thumbnail");
    const video = state.videos.get(context.req.query("videoId") ?? "");
    if (video === undefined) throw videoNotFound();
    if (video.channelId !== channel.id)
      throw new GoogleError(403, "forbidden", "The thumbnail can't be set for this video.", DOMAIN);
    let bytes = 0;
    for await (const chunk of context.req.raw.body ?? []) bytes += chunk.length;
    if (bytes === 0) throw new GoogleError(400, "mediaBodyRequired", "The image content is missing.", DOMAIN);
    if (bytes > MAX_BYTES) throw new GoogleError(413, "uploadTooLarge", "The image is too large.", DOMAIN);
    if (!/^image\/(jpeg|png)|^application\/octet-stream/.test(context.req.header("content-type") ?? ""))
      throw new GoogleError(400, "invalidImage", "The provided image content is invalid.", DOMAIN);
    video.hasThumbnail = true;
    const url = `https://i.ytimg.com/vi/${video.id}/maxresdefault.jpg`;
    const items = [{ maxres: { url, width: 1280, height: 720 } }];
    return context.json({ kind: "youtube#thumbnailSetResponse", etag: "set", items });
  });
  return routes;
}
