import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { authenticate } from "./authenticate.ts";
import { GoogleError, missing, videoNotFound } from "./google-error.ts";
import { serializeComment } from "./serialize.ts";
import { spendQuota } from "./spend-quota.ts";
import type { YoutubeState } from "./state.ts";
import type { Comment, Video } from "./types.ts";

const DOMAIN = { domain: "youtube.commentThread" };
const MAX_TEXT = 10_000;
const Text = z.string().optional().default("");
const Thread = z.object({
  snippet: z.object({
    videoId: z.string().optional().default(""),
    topLevelComment: z.object({ snippet: z.object({ textOriginal: Text }) }),
  }),
});
const Reply = z.object({ snippet: z.object({ parentId: z.string(), textOriginal: Text }) });

/** `/youtube/v3/commentThreads` and `/comments`: the first comment under a video, and answers to it. */
export function createCommentRoutes(state: YoutubeState): Hono {
  const routes = new Hono();

  const add = (channelId: string, video: Video | undefined, text: string, parentId?: string): Comment => {
    if (video === undefined) throw videoNotFound();
    const hasComments = state.channels.get(video.channelId)?.hasComments === true && !video.madeForKids;
    if (!hasComments)
      throw new GoogleError(403, "commentsDisabled", "The video has disabled comments.", DOMAIN);
    if (text.trim() === "") throw new GoogleError(400, "commentTextRequired", "A text is needed.", DOMAIN);
    if (text.length > MAX_TEXT)
      throw new GoogleError(400, "commentTextTooLong", "The text is too long.", DOMAIN);
    const id = randomBytes(12).toString("base64url");
    const comment = { id, videoId: video.id, parentId, channelId, text, createdAt: state.now() };
    state.comments.set(id, comment);
    return comment;
  };
  const toThread = (comment: Comment) => ({
    kind: "youtube#commentThread",
    etag: comment.id,
    id: comment.id,
    snippet: {
      channelId: comment.channelId,
      videoId: comment.videoId,
      topLevelComment: serializeComment(state, comment),
      canReply: true,
      totalReplyCount: [...state.comments.values()].filter(({ parentId }) => parentId === comment.id).length,
      isPublic: true,
    },
  });

  routes.post("/commentThreads", async (context) => {
    const channel = authenticate(context, state, "comment");
    spendQuota(state, "comment");
    const wanted = Thread.safeParse(await context.req.json());
    if (!wanted.success) throw new GoogleError(400, "invalidCommentThreadMetadata", "Invalid.", DOMAIN);
    const { videoId, topLevelComment } = wanted.data.snippet;
    return context.json(
      toThread(add(channel.id, state.videos.get(videoId), topLevelComment.snippet.textOriginal)),
    );
  });

  routes.post("/comments", async (context) => {
    const channel = authenticate(context, state, "comment");
    spendQuota(state, "comment");
    const wanted = Reply.safeParse(await context.req.json());
    const parent = state.comments.get(wanted.data?.snippet.parentId ?? "");
    if (!wanted.success || parent === undefined)
      throw new GoogleError(404, "parentCommentNotFound", "The parent comment cannot be found.", DOMAIN);
    const text = wanted.data.snippet.textOriginal;
    const comment = add(channel.id, state.videos.get(parent.videoId), text, parent.id);
    return context.json(serializeComment(state, comment));
  });

  routes.get("/commentThreads", (context) => {
    authenticate(context, state, "read");
    spendQuota(state, "list");
    const videoId = context.req.query("videoId");
    if (videoId === undefined) throw missing("videoId");
    if (!state.videos.has(videoId)) throw videoNotFound();
    const items = [...state.comments.values()]
      .filter((comment) => comment.videoId === videoId && comment.parentId === undefined)
      .map((comment) => toThread(comment));
    const pageInfo = { totalResults: items.length, resultsPerPage: 20 };
    return context.json({ kind: "youtube#commentThreadListResponse", etag: "list", pageInfo, items });
  });

  return routes;
}
