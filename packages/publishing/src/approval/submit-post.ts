import type { Post, SubmitPostInput } from "@planrrr/contract";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { updatePost } from "../posts/update-post.ts";

/** Asks for approval, whether the team wants every post approved or not. One that waits already stays as it is. */
export async function submitPost(
  ctx: PublishingContext,
  actor: Actor,
  input: SubmitPostInput,
): Promise<Post> {
  const post = await loadPost(ctx.db, actor, input.id);
  if (post.status === "PENDING_APPROVAL" && (input.version ?? post.version) === post.version) return post;
  const { id, version, comment } = input;
  return updatePost(ctx, actor, { id, version, draft: false }, { ask: true, comment });
}
