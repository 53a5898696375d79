import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** The body of POST /2/tweets. */
const PostBody = z.object({
  text: z.string().optional(),
  media: z.object({ media_ids: z.array(z.string()) }).optional(),
  reply: z.object({ in_reply_to_tweet_id: z.string() }).optional(),
  reply_settings: z.string().optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
});
export type PostBody = z.infer<typeof PostBody>;

/** X gives no key to ask by: what is kept is where to look, and what ours looks like. */
const Handle = z.object({
  /** Ids grow with time; ours is above this one. */
  sinceId: z.string(),
  /** Fingerprint of what the body was made of. */
  content: z.string(),
  body: PostBody,
  /** Bodies of earlier attempts of this publication: a late one of them is ours too. */
  earlier: z.array(PostBody),
  /** The post that began the thread ours belongs to. */
  rootId: z.string().optional(),
  /** When the files were ready (ms since the epoch); X keeps them for a day. */
  uploadedAt: z.number(),
  /** How often this publication was armed: from the second time on "duplicate" may mean our own. */
  attempt: z.number().int(),
});
export type XHandle = z.infer<typeof Handle>;

export function parseHandle(stored: JsonObject): XHandle {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
