import type { Post } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "./load-post.ts";
import type { PostContent } from "./post-content.ts";

/** Copies a post into a new draft without a time. With the id of an earlier copy, that copy is the answer. */
export async function duplicatePost(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string; copyId?: string },
): Promise<Post> {
  const original = await loadPost(ctx.db, actor, input.id);
  const id = input.copyId ?? ctx.newId();
  const content: PostContent = {
    text: original.text,
    connectionIds: original.connectionIds,
    mediaIds: original.mediaIds,
    link: original.link,
    language: original.language,
    visibility: original.visibility,
    contentWarning: original.contentWarning,
    options: original.options,
    thread: original.thread,
    firstComment: original.firstComment,
    perConnection: original.perConnection,
    schedule: null,
  };
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(schema.posts)
      .values({
        id,
        teamId: actor.teamId,
        authorId: actor.userId,
        content: { ...content },
        status: "DRAFT",
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: schema.posts.id });
    if (added.length > 0)
      await recordAudit(tx, actor, { action: "post.duplicated", subjectId: id, data: { from: input.id } });
  });
  return loadPost(ctx.db, actor, id);
}
