import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { GoogleError, missing, videoNotFound } from "./google-error.ts";
import { readMetadata } from "./read-metadata.ts";
import { readParts } from "./read-parts.ts";
import { readPrivacy, serializeVideo } from "./serialize.ts";
import { spendQuota } from "./spend-quota.ts";
import type { YoutubeState } from "./state.ts";
import type { Video } from "./types.ts";

/** `/youtube/v3/videos`: developers.google.com/youtube/v3/docs/videos. */
export function createVideoRoutes(state: YoutubeState): Hono {
  const routes = new Hono();

  routes.get("/", (context) => {
    const channel = authenticate(context, state, "read");
    spendQuota(state, "list");
    const ids = context.req.queries("id")?.flatMap((id) => id.split(","));
    if (ids === undefined) throw missing("id");
    const found = ids
      .flatMap((id) => state.videos.get(id) ?? [])
      .filter((video) => video.channelId === channel.id || readPrivacy(state, video) !== "private");
    const parts = readParts(context);
    const items = found.map((video) => serializeVideo(state, video, parts, video.channelId === channel.id));
    const pageInfo = { totalResults: items.length, resultsPerPage: items.length };
    return context.json({ kind: "youtube#videoListResponse", etag: "list", items, pageInfo });
  });

  routes.put("/", async (context) => {
    const channel = authenticate(context, state, "manage");
    spendQuota(state, "update");
    const parts = readParts(context);
    const wanted = readMetadata(await context.req.json(), parts, state.now());
    const video = findOwn(wanted.id ?? "", channel.id);
    if (state.options.isAudited === false && wanted.hasStatus && wanted.privacy !== "private")
      throw new GoogleError(
        403,
        "forbiddenPrivacySetting",
        "The request attempts to set an invalid privacy setting.",
      );
    // A part that is named is replaced as a whole.
    if (wanted.hasSnippet) {
      if (wanted.title === undefined || wanted.categoryId === undefined)
        throw new GoogleError(400, "invalidVideoMetadata", "Title and category are needed.");
      const { title, description = "", tags = [], categoryId } = wanted;
      Object.assign(video, { title, description, tags, categoryId });
    }
    if (wanted.hasStatus) {
      video.privacy = wanted.privacy ?? readPrivacy(state, video);
      video.publishAt = wanted.publishAt;
      video.madeForKids = wanted.madeForKids ?? video.madeForKids;
    }
    return context.json(serializeVideo(state, video, parts, true));
  });

  routes.delete("/", (context) => {
    const channel = authenticate(context, state, "manage");
    spendQuota(state, "delete");
    state.videos.delete(findOwn(context.req.query("id") ?? "", channel.id).id);
    return context.body(null, 204);
  });

  const findOwn = (id: string, channelId: string): Video => {
    const video = state.videos.get(id);
    if (video === undefined) throw videoNotFound();
    if (video.channelId !== channelId)
      throw new GoogleError(403, "forbidden", "The video belongs to another channel.");
    return video;
  };

  return routes;
}
