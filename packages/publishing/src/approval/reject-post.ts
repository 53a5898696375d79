import type { Post, RejectPostInput } from "@planrrr/contract";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { refuseMember } from "../refuse-member.ts";
import { settlePost } from "./settle-post.ts";

/** Asks for changes: the post becomes a draft again. Throws FORBIDDEN, NOT_PENDING, POST_CHANGED. */
export async function rejectPost(
  ctx: PublishingContext,
  actor: Actor,
  input: RejectPostInput,
): Promise<Post> {
  refuseMember(actor);
  const judge = { ...actor, reviewer: null };
  await ctx.db.transaction((tx) => settlePost(ctx, tx, judge, { ...input, decision: "rejected" }));
  return loadPost(ctx.db, actor, input.id);
}
