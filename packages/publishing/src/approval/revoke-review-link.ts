import { AppError, type RevokeReviewLinkInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { refuseMember } from "../refuse-member.ts";

/** From now on the link opens nothing. What was decided by it stays. Throws FORBIDDEN. */
export async function revokeReviewLink(
  ctx: PublishingContext,
  actor: Actor,
  input: RevokeReviewLinkInput,
): Promise<void> {
  const { reviewLinks } = schema;
  const post = await loadPost(ctx.db, actor, input.id);
  refuseMember(actor);
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(reviewLinks)
      .where(
        and(
          eq(reviewLinks.id, input.linkId),
          eq(reviewLinks.postId, post.id),
          eq(reviewLinks.teamId, actor.teamId),
        ),
      )
      .returning({ reviewer: reviewLinks.reviewer });
    if (!gone)
      throw new AppError("NOT_FOUND", "There is no such review link.", { details: { id: input.linkId } });
    await recordAudit(tx, actor, {
      action: "post.review-link-revoked",
      subjectId: post.id,
      data: { reviewer: gone.reviewer, linkId: input.linkId },
    });
  });
}
