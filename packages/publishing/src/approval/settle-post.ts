import { AppError } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { PublishingContext, WakeUp } from "../context.ts";
import { lockPost } from "../posts/load-post.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { isDueSoon, toWakeUp } from "../publications/wake-up.ts";
import { recordReview } from "./record-review.ts";

/** Who decides: somebody of the team, or by a link. */
export interface Judge {
  teamId: string;
  userId: string | null;
  reviewer: string | null;
}

export interface Verdict {
  id: string;
  decision: "approved" | "rejected";
  /** What was looked at. */
  version?: number | undefined;
  comment?: string | undefined;
}

/**
 * Approves a waiting post, so that it goes out at its time or now when that has passed, or makes it a draft again.
 * Answers with the wake-ups to hand over after the commit. Throws NOT_PENDING and POST_CHANGED.
 */
export async function settlePost(
  ctx: PublishingContext,
  tx: Transaction,
  judge: Judge,
  verdict: Verdict,
): Promise<WakeUp[]> {
  const now = ctx.now();
  const { post, publications } = await lockPost(tx, judge, verdict.id);
  if (verdict.version !== undefined && verdict.version !== post.version) {
    throw new AppError("POST_CHANGED", "Somebody changed this post in the meantime. Look at it again.", {
      details: { yourVersion: verdict.version, currentVersion: post.version },
    });
  }
  if (post.status !== "PENDING_APPROVAL") {
    // A repeat after a crash: it has been decided just so.
    const last = post.approval as { decision?: string; version?: number } | null;
    if (last?.decision === verdict.decision && last.version === post.version) return [];
    throw new AppError("NOT_PENDING", "This post does not wait for approval.", {
      details: { status: post.status },
    });
  }
  const { decision, comment = null } = verdict;
  const { userId, reviewer } = judge;
  await recordReview(tx, post.id, { decision, version: post.version, comment, userId, reviewer }, now);
  await recordAudit(tx, judge, {
    action: `post.${decision}`,
    subjectId: post.id,
    data: { version: post.version, ...(reviewer ? { reviewer } : {}) },
  });
  if (decision === "rejected") {
    await tx.delete(schema.publications).where(eq(schema.publications.postId, post.id));
    await tx
      .update(schema.posts)
      .set({ status: "DRAFT", updatedAt: now })
      .where(eq(schema.posts.id, post.id));
    return [];
  }
  const dueAt = post.scheduledAt && post.scheduledAt > now ? post.scheduledAt : now;
  const soon = isDueSoon(dueAt, now);
  await tx
    .update(schema.publications)
    .set({ waitingFor: null, dueAt, nextAttemptAt: dueAt, enqueuedAt: soon ? now : null, updatedAt: now })
    .where(
      and(
        eq(schema.publications.postId, post.id),
        eq(schema.publications.waitingFor, "approval"),
        eq(schema.publications.part, 0),
      ),
    );
  await tx
    .update(schema.publications)
    .set({ waitingFor: "previous", dueAt, updatedAt: now })
    .where(and(eq(schema.publications.postId, post.id), eq(schema.publications.waitingFor, "approval")));
  await tx
    .update(schema.posts)
    .set({ scheduledAt: dueAt, updatedAt: now })
    .where(eq(schema.posts.id, post.id));
  await refreshPostStatus(tx, [post.id], now);
  if (!soon) return [];
  return publications
    .filter((row) => row.waitingFor === "approval" && row.part === 0)
    .map((row) => ({ ...toWakeUp(row, dueAt), isPlanned: dueAt > now }));
}
