import type { Post } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost, postNotFound, publicationsOf } from "./load-post.ts";
import { toPost } from "./post-view.ts";

export function getPost(ctx: PublishingContext, actor: Actor, input: { id: string }): Promise<Post> {
  return loadPost(ctx.db, actor, input.id);
}

/** For the worker, which belongs to no team. */
export async function getPostForWorker(ctx: PublishingContext, id: string): Promise<Post> {
  const [row] = await ctx.db.select().from(schema.posts).where(eq(schema.posts.id, id));
  if (!row) throw postNotFound(id);
  return toPost(row, await publicationsOf(ctx.db, [id]));
}
