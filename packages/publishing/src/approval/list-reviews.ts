import type { PostReview } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";

/** Who asked for a post's approval and what was decided, oldest first. */
export async function listReviews(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<{ items: PostReview[] }> {
  await loadPost(ctx.db, actor, input.id);
  const { postReviews } = schema;
  const rows = await ctx.db
    .select()
    .from(postReviews)
    .where(eq(postReviews.postId, input.id))
    .orderBy(asc(postReviews.id));
  return {
    items: rows.map(({ postId: _postId, ...row }) => ({
      ...row,
      decision: row.decision as PostReview["decision"],
    })),
  };
}
