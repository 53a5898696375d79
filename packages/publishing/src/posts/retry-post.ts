import { AppError, type Post, type RetryPostInput } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { asksForApproval } from "../approval/asks-for-approval.ts";
import { recordReview, submitted } from "../approval/record-review.ts";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { previousNotSent } from "../publications/release-parts.ts";
import { handOver, toWakeUp } from "../publications/wake-up.ts";
import { loadPost, lockPost } from "./load-post.ts";
import type { PostRow, PublicationRow } from "./post-view.ts";
import { refreshPostStatus } from "./refresh-post-status.ts";

/**
 * Tries again now: failed publications start over, waiting ones stop waiting. One whose outcome is in doubt is
 * asked for first, as always. Throws NOTHING_TO_RETRY.
 */
export async function retryPost(ctx: PublishingContext, actor: Actor, input: RetryPostInput): Promise<Post> {
  const now = ctx.now();
  const wakeUps = await ctx.db.transaction(async (tx) => {
    const { post, publications } = await lockPost(tx, actor, input.id);
    const wanted = publications.filter(
      (row) => !input.publicationIds || input.publicationIds.includes(row.id),
    );
    const again = wanted.filter((row) => isRetryable(row, now));
    if (again.length === 0) {
      const reconnect = wanted.some((row) => row.waitingFor === "reconnect");
      throw new AppError(
        "NOTHING_TO_RETRY",
        reconnect
          ? "It waits for its account: connect the account again and it goes out by itself."
          : "Nothing of this post has failed or waits for another try.",
      );
    }
    const ids = again.map((row) => row.id);
    const waits = await holdsBack(tx, actor, post);
    // The fence grows so that this wake-up has another job id than the later one it replaces, which may be queued.
    await tx
      .update(schema.publications)
      .set({
        nextAttemptAt: waits ? null : now,
        enqueuedAt: waits ? null : now,
        waitingFor: waits ? "approval" : null,
        failures: 0,
        fence: sql`${schema.publications.fence} + 1`,
        updatedAt: now,
      })
      .where(inArray(schema.publications.id, ids));
    const failed = again.filter((row) => row.status === "FAILED").map((row) => row.id);
    if (failed.length > 0) {
      await tx
        .update(schema.publications)
        .set({ status: "SCHEDULED", errorCode: null, errorMessage: null })
        .where(inArray(schema.publications.id, failed));
    }
    await bringBackParts(tx, again, now);
    await refreshPostStatus(tx, [post.id], now);
    await recordAudit(tx, actor, {
      action: "post.retried",
      subjectId: post.id,
      data: { publicationIds: ids },
    });
    if (waits) return [];
    return again.map((row) => ({ ...toWakeUp({ ...row, fence: row.fence + 1 }, now), isPlanned: false }));
  });
  await handOver(ctx, wakeUps);
  return loadPost(ctx.db, actor, input.id);
}

/** What stayed here because one of these did not go out waits for it again. */
async function bringBackParts(tx: Transaction, again: readonly PublicationRow[], now: Date): Promise<void> {
  const { publications: p } = schema;
  for (const { postId, connectionId, part, role } of again) {
    if (role === "comment") continue;
    await tx
      .update(p)
      .set({
        status: "SCHEDULED",
        waitingFor: "previous",
        errorCode: null,
        errorMessage: null,
        updatedAt: now,
      })
      .where(
        and(
          eq(p.postId, postId),
          eq(p.connectionId, connectionId),
          eq(p.status, "CANCELLED"),
          eq(p.errorCode, previousNotSent),
          gt(p.part, part),
          part === 0 ? undefined : eq(p.role, "thread"),
        ),
      );
  }
}

/** Changed since it was approved: it waits again, unless who retries may approve it. */
async function holdsBack(tx: Transaction, actor: Actor, post: PostRow): Promise<boolean> {
  const { id, version } = post;
  if (!(await asksForApproval(tx, actor.teamId)) || post.approvedVersion === version) return false;
  if (actor.role === "member") {
    await recordReview(tx, id, submitted(actor, version), post.updatedAt);
    return true;
  }
  await tx.update(schema.posts).set({ approvedVersion: version }).where(eq(schema.posts.id, id));
  return false;
}

function isRetryable(row: PublicationRow, now: Date): boolean {
  if (row.status === "FAILED") return true;
  const leased = row.leaseUntil !== null && row.leaseUntil > now;
  return !leased && (row.waitingFor === "retry" || row.waitingFor === "confirmation");
}
