import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { callX } from "./call-x.ts";

const Urls = z.object({
  urls: z
    .array(
      z.object({
        url: z.string(),
        expanded_url: z
          .string()
          .nullish()
          .transform((url) => url ?? undefined),
        media_key: z
          .string()
          .nullish()
          .transform((key) => key ?? undefined),
      }),
    )
    .nullish(),
});
const OwnPost = z.object({
  id: z.string(),
  text: z.string().catch(""),
  conversation_id: z.string().optional(),
  entities: Urls.nullish(),
  attachments: z.object({ media_keys: z.array(z.string()).nullish() }).nullish(),
  note_post: z.object({ text: z.string(), entities: Urls.nullish() }).nullish(),
});
export type OwnPost = z.infer<typeof OwnPost>;

const Page = z.object({
  data: z.array(OwnPost).default([]),
  meta: z.object({ next_token: z.string().optional(), result_count: z.number() }),
});
const MAX_PAGES = 5;

/** The account's posts above an id; `complete` is false when there are more than anybody posts. Each costs $0.001. */
export async function listOwnPosts(
  io: NetworkIo,
  access: { service: string; accessToken: string },
  accountId: string,
  sinceId: string,
): Promise<{ posts: OwnPost[]; complete: boolean }> {
  const posts: OwnPost[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { body } = await callX(io, {
      ...access,
      path: `/2/users/${encodeURIComponent(accountId)}/tweets`,
      query: {
        max_results: "100",
        since_id: sinceId,
        "post.fields": "attachments,conversation_id,entities,note_post",
        ...(token !== undefined && { pagination_token: token }),
      },
      phase: "read",
      answer: Page,
    });
    posts.push(...body.data);
    token = body.meta.next_token;
    if (token === undefined) return { posts, complete: true };
  }
  return { posts, complete: false };
}
