import { z } from "zod";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callXrpc } from "./call-xrpc.ts";
import { parseCredentials } from "./credentials.ts";
import { parseAnswer } from "./parse-answer.ts";

const METHOD = "app.bsky.feed.getPosts";
const count = z.number().int().nonnegative().catch(0);
const Posts = z.object({
  posts: z.array(
    z.object({ likeCount: count, repostCount: count, replyCount: count, quoteCount: count }).partial(),
  ),
});

export async function readBlueskyInsights(
  io: NetworkIo,
  _account: NetworkAccount,
  stored: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const { pds, accessJwt: token } = parseCredentials(stored);
  const call = { service: pds, method: METHOD, phase: "read", token, query: { uris: remoteId } } as const;
  const [post] = parseAnswer(Posts, METHOD, await callXrpc(io, call), "read").posts;
  if (post === undefined)
    throw new NetworkError({
      kind: "refused",
      code: "POST_GONE",
      message: "This post is no longer on Bluesky.",
    });
  const { likeCount = 0, repostCount = 0, replyCount = 0, quoteCount = 0 } = post;
  return { likes: likeCount, reposts: repostCount, replies: replyCount, quotes: quoteCount };
}
