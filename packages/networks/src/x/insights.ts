import { z } from "zod";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callX } from "./call-x.ts";
import { parseCredentials } from "./credentials.ts";

const count = z.number().catch(0);
const Posts = z.object({
  data: z
    .array(
      z.object({
        public_metrics: z.object({
          like_count: count,
          reply_count: count,
          repost_count: count,
          quote_count: count,
          bookmark_count: count,
          impression_count: count,
        }),
      }),
    )
    .default([]),
});

export async function readXInsights(
  io: NetworkIo,
  { service }: NetworkAccount,
  stored: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const { accessToken } = parseCredentials(stored);
  const query = { ids: remoteId, "post.fields": "public_metrics" };
  const path = "/2/tweets";
  const { body } = await callX(io, { service, accessToken, path, query, phase: "read", answer: Posts });
  const metrics = body.data[0]?.public_metrics;
  if (metrics === undefined)
    throw new NetworkError({ kind: "refused", code: "POST_GONE", message: "This post is no longer on X." });
  return {
    likes: metrics.like_count,
    replies: metrics.reply_count,
    reposts: metrics.repost_count,
    quotes: metrics.quote_count,
    bookmarks: metrics.bookmark_count,
    views: metrics.impression_count,
  };
}
