import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { lockPost } from "./load-post.ts";

/** Deletes planrrr's record of a post; nothing is deleted on a network. Throws CANNOT_DELETE while it is going out. */
export async function deletePost(ctx: PublishingContext, actor: Actor, input: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { post, publications } = await lockPost(tx, actor, input.id);
    if (publications.some((row) => row.status === "PUBLISHING" || row.inDoubt)) {
      throw new AppError("CANNOT_DELETE", "It is going out right now. Wait for the outcome, then delete it.");
    }
    await tx.delete(schema.posts).where(eq(schema.posts.id, post.id));
    await recordAudit(tx, actor, {
      action: "post.deleted",
      subjectId: post.id,
      data: { status: post.status },
    });
  });
}
