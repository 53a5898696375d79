import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { isGone } from "../graph/classify-graph.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookPage } from "./page.ts";

const Post = z.object({ is_published: z.boolean(), permalink_url: z.url().optional().catch(undefined) });

/** Whether a post of ours is public; undefined where it does not exist. */
export async function readPost(
  io: NetworkIo,
  page: FacebookPage,
  id: string,
): Promise<{ isPublished: boolean; url: string | undefined } | undefined> {
  try {
    const query = { fields: "is_published,permalink_url" };
    const post = await callGraph(io, { ...page, path: `/${id}`, query, phase: "read", answer: Post });
    return { isPublished: post.is_published, url: post.permalink_url };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
