import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { GoogleError, invalid, missing } from "./google-error.ts";
import { readPrivacy, serializeChannel, serializePlaylistItem } from "./serialize.ts";
import { readParts } from "./read-parts.ts";
import { spendQuota } from "./spend-quota.ts";
import { toUploadsId, type YoutubeState } from "./state.ts";

/** `/youtube/v3/channels` and `/youtube/v3/playlistItems`, the latter for lists of uploads. */
export function createChannelRoutes(state: YoutubeState): Hono {
  const routes = new Hono();

  routes.get("/channels", (context) => {
    const own = authenticate(context, state, "read");
    spendQuota(state, "list");
    const id = context.req.query("mine") === "true" ? own.id : context.req.query("id");
    if (id === undefined) throw missing("id, mine");
    const channel = state.channels.get(id);
    const items = channel === undefined ? [] : [serializeChannel(state, channel, readParts(context))];
    const pageInfo = { totalResults: items.length, resultsPerPage: 5 };
    return context.json({ kind: "youtube#channelListResponse", etag: "list", pageInfo, items });
  });

  routes.get("/playlistItems", (context) => {
    const own = authenticate(context, state, "read");
    spendQuota(state, "list");
    const playlistId = context.req.query("playlistId");
    if (playlistId === undefined) throw missing("playlistId");
    const channel = [...state.channels.values()].find(({ id }) => toUploadsId(id) === playlistId);
    if (channel === undefined)
      throw new GoogleError(404, "playlistNotFound", "The playlist cannot be found.", {
        domain: "youtube.playlistItem",
        location: "playlistId",
      });
    const shownUntil = state.now() - (state.options.readLagMs ?? 0);
    const videos = [...state.videos.values()]
      .filter((video) => video.channelId === channel.id && video.createdAt <= shownUntil)
      .filter((video) => channel.id === own.id || readPrivacy(state, video) === "public")
      .toReversed();
    const size = Number(context.req.query("maxResults") ?? 5);
    const from = Number(context.req.query("pageToken") ?? 0);
    if (!(size >= 0 && size <= 50)) throw invalid("invalidPageToken", "maxResults is not between 0 and 50.");
    if (!Number.isInteger(from) || from < 0)
      throw invalid("invalidPageToken", "The page token is not valid.");
    const parts = readParts(context);
    return context.json({
      kind: "youtube#playlistItemListResponse",
      etag: "list",
      ...(from + size < videos.length && { nextPageToken: String(from + size) }),
      items: videos.slice(from, from + size).map((video) => serializePlaylistItem(state, video, parts)),
      pageInfo: { totalResults: videos.length, resultsPerPage: size },
    });
  });

  return routes;
}
