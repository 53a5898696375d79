import { AppError, CreatePostInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, lt } from "drizzle-orm";
import { authorOf } from "../author-of.ts";
import type { PublishingContext } from "../context.ts";
import { createPost } from "../posts/create-post.ts";
import type { DealPostContent } from "./deal-post-view.ts";
import { fillDealText } from "./fill-deal-text.ts";

const { bundles: b, dealPosts: p } = schema;
const mostAtOnce = 100;

/**
 * Makes the posts whose deals have dropped. Post and mark are one transaction, under an id that was chosen beforehand:
 * one post for each, however often this runs, in however many processes, and whenever it is killed.
 */
export async function releaseDealPosts(
  ctx: PublishingContext,
  { origin }: { origin: string },
): Promise<number> {
  await ctx.db
    .update(p)
    .set({ status: "EXPIRED" })
    .where(and(eq(p.status, "WAITING"), lt(p.expiresAt, ctx.now())));
  const due = await ctx.db
    .select({ post: p, deal: b })
    .from(p)
    .innerJoin(b, eq(b.id, p.bundleId))
    .where(eq(p.status, "DUE"))
    .orderBy(asc(p.dueAt), asc(p.id))
    .limit(mostAtOnce);
  let made = 0;
  for (const row of due) made += await releaseDealPost(ctx, row, origin);
  return made;
}

type DueRow = { post: typeof p.$inferSelect; deal: typeof b.$inferSelect };

async function releaseDealPost(
  ctx: PublishingContext,
  { post, deal }: DueRow,
  origin: string,
): Promise<number> {
  const author = await authorOf(ctx.db, post);
  if (!author) return fail(ctx, post.id, "Whoever prepared it is no longer in the team.");
  const { text, connectionIds } = post.content as unknown as DealPostContent;
  // As it was when it dropped, whatever has happened since.
  const { priceAfterMinor: priceMinor, priceBeforeMinor, currency } = post;
  const filled = fillDealText(text, { ...deal, priceMinor, priceBeforeMinor, currency }, origin);
  try {
    await createPost(ctx, author, {
      ...CreatePostInput.parse({ text: filled.text, connectionIds }),
      id: post.postId,
      async beside(tx) {
        const released = await tx
          .update(p)
          .set({ status: "RELEASED", releasedAt: ctx.now() })
          .where(and(eq(p.id, post.id), eq(p.status, "DUE")))
          .returning({ id: p.id });
        if (released.length === 0) throw new NoLongerDueError();
      },
    });
    return 1;
  } catch (error) {
    if (error instanceof NoLongerDueError) return 0;
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    return fail(ctx, post.id, error.message);
  }
}

/** Somebody cancelled it a moment ago. */
class NoLongerDueError extends Error {
  override readonly name = "NoLongerDueError";
}

async function fail(ctx: PublishingContext, id: string, problem: string): Promise<number> {
  await ctx.db
    .update(p)
    .set({ status: "FAILED", problem })
    .where(and(eq(p.id, id), eq(p.status, "DUE")));
  return 0;
}
