import { AppError, type Post } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost, lockPost } from "./load-post.ts";
import { refreshPostStatus } from "./refresh-post-status.ts";

/** Stops what has not gone out. What is going out, or may be public already, can't be stopped: CANNOT_CANCEL when that is all. */
export async function cancelPost(ctx: PublishingContext, actor: Actor, input: { id: string }): Promise<Post> {
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const { post, publications } = await lockPost(tx, actor, input.id);
    if (post.status === "CANCELLED") return;
    const stoppable = publications
      .filter((row) => row.status === "SCHEDULED" && !row.inDoubt)
      .map((row) => row.id);
    if (post.status === "DRAFT") {
      await tx
        .update(schema.posts)
        .set({ status: "CANCELLED", updatedAt: now })
        .where(eq(schema.posts.id, post.id));
    } else if (stoppable.length === 0) {
      const reason =
        post.status === "FAILED"
          ? "Nothing of it is going to go out."
          : "It is going out or has gone out already.";
      throw new AppError("CANNOT_CANCEL", reason, { details: { status: post.status } });
    } else {
      await tx
        .update(schema.publications)
        .set({ status: "CANCELLED", nextAttemptAt: null, waitingFor: null, enqueuedAt: null, updatedAt: now })
        .where(inArray(schema.publications.id, stoppable));
      await refreshPostStatus(tx, [post.id], now);
    }
    await recordAudit(tx, actor, {
      action: "post.cancelled",
      subjectId: post.id,
      data: { publicationIds: stoppable },
    });
  });
  return loadPost(ctx.db, actor, input.id);
}
