import type { ReviewLinkListed } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { refuseMember } from "../refuse-member.ts";

/** Whom a post was shown to by a link, oldest first; with those that are used up or over. Throws FORBIDDEN. */
export async function listReviewLinks(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<{ items: ReviewLinkListed[] }> {
  const { reviewLinks } = schema;
  const post = await loadPost(ctx.db, actor, input.id);
  refuseMember(actor);
  const { id, reviewer, createdBy, createdAt, expiresAt, usedAt } = reviewLinks;
  const items = await ctx.db
    .select({ id, reviewer, createdBy, createdAt, expiresAt, usedAt })
    .from(reviewLinks)
    .where(and(eq(reviewLinks.postId, post.id), eq(reviewLinks.teamId, actor.teamId)))
    .orderBy(asc(reviewLinks.id));
  return { items };
}
