import type { Post, SubmitPostInput } from "@planrrr/contract";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { handOver } from "../publications/wake-up.ts";
import { refuseMember } from "../refuse-member.ts";
import { settlePost } from "./settle-post.ts";

/** Lets a waiting post go out. Throws FORBIDDEN, NOT_PENDING, POST_CHANGED. */
export async function approvePost(
  ctx: PublishingContext,
  actor: Actor,
  input: SubmitPostInput,
): Promise<Post> {
  refuseMember(actor);
  const judge = { ...actor, reviewer: null };
  const wakeUps = await ctx.db.transaction((tx) =>
    settlePost(ctx, tx, judge, { ...input, decision: "approved" }),
  );
  await handOver(ctx, wakeUps);
  return loadPost(ctx.db, actor, input.id);
}
