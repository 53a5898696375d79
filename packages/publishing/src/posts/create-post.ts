import type { CreatePostInput, Post } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { asksForApproval } from "../approval/asks-for-approval.ts";
import { recordReview, submitted } from "../approval/record-review.ts";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { handOver } from "../publications/wake-up.ts";
import { resolveWhen } from "../schedule/resolve-schedule.ts";
import { checkContent, partsOf, refuseNowhere, refuseProblems } from "./check-content.ts";
import { insertPublications } from "./insert-publications.ts";
import { loadPost } from "./load-post.ts";
import { contentOf } from "./post-content.ts";

/**
 * Writes a post and its publications in one transaction, then wakes the queue.
 * With an `id` that exists already the earlier post is the answer: a repeat after a crash makes no second one.
 */
export async function createPost(
  ctx: PublishingContext,
  actor: Actor,
  input: CreatePostInput & {
    id?: string;
    recurrence?: { id: string; occurrence: string };
    isOneOfMany?: boolean;
    /** Written with the post, or neither is: what it throws takes the post back. */
    beside?: (tx: Transaction) => Promise<void>;
  },
): Promise<Post> {
  if (input.id && (await exists(ctx, actor, input.id))) return loadPost(ctx.db, actor, input.id);
  const now = ctx.now();
  const when = resolveWhen(input, now);
  const content = contentOf(input, when.schedule);
  if (!input.draft) refuseNowhere(content);
  const checked = await checkContent(ctx, ctx.db, actor, content, when.at);
  if (!input.draft) refuseProblems(checked);

  const id = input.id ?? ctx.newId();
  const dueAt = when.at ?? now;
  const asks = !input.draft && (await asksForApproval(ctx.db, actor.teamId));
  const waits = asks && actor.role === "member";
  const status = input.draft ? "DRAFT" : waits ? "PENDING_APPROVAL" : "SCHEDULED";
  const wakeUps = await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(schema.posts)
      .values({
        id,
        teamId: actor.teamId,
        authorId: actor.userId,
        content: { ...content },
        status,
        scheduledAt: input.draft || waits ? when.at : dueAt,
        // Who may approve has done so by sending it.
        recurrenceId: input.recurrence?.id ?? null,
        occurrence: input.recurrence?.occurrence ?? null,
        approvedVersion: asks && !waits ? 1 : null,
        scheduleLocalTime: when.schedule?.localTime ?? null,
        scheduleTimeZone: when.schedule?.timeZone ?? null,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: schema.posts.id });
    // The same request at the same time was faster.
    if (added.length === 0) return null;
    await input.beside?.(tx);
    await recordAudit(tx, actor, { action: "post.created", subjectId: id, data: { status } });
    if (waits) await recordReview(tx, id, submitted(actor, 1), now);
    return input.draft
      ? []
      : insertPublications(ctx, tx, actor, { id, version: 1, dueAt, waits }, partsOf(checked));
  });
  if (!wakeUps) return loadPost(ctx.db, actor, await fasterOne(ctx, input, id), when.notices);
  // One of many from a file stands behind what somebody sends by hand.
  await handOver(ctx, input.isOneOfMany ? wakeUps.map((each) => ({ ...each, isPlanned: true })) : wakeUps);
  ctx.emit({ type: "post.created", teamId: actor.teamId, postId: id, status });
  return loadPost(ctx.db, actor, id, when.notices);
}

/** What was there before: the same id, or the same occurrence. */
async function fasterOne(
  ctx: PublishingContext,
  { recurrence }: { recurrence?: { id: string; occurrence: string } },
  id: string,
): Promise<string> {
  if (!recurrence) return id;
  const { posts } = schema;
  const [made] = await ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.recurrenceId, recurrence.id), eq(posts.occurrence, recurrence.occurrence)));
  return made?.id ?? id;
}

async function exists(ctx: PublishingContext, actor: Actor, id: string): Promise<boolean> {
  const { posts } = schema;
  const found = await ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.teamId, actor.teamId)));
  return found.length > 0;
}
