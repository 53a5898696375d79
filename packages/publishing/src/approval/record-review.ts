import type { Post, PostReview } from "@planrrr/contract";
import { schema, storable, type Transaction } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { Actor } from "../context.ts";

export interface Reviewing {
  decision: PostReview["decision"];
  version: number;
  comment: string | null;
  /** Null: by a link. */
  userId: string | null;
  reviewer: string | null;
}

/** Writes down a step of a post's approval, and shows it on the post. */
export async function recordReview(
  tx: Transaction,
  postId: string,
  given: Reviewing,
  now: Date,
): Promise<void> {
  const review = storable(given);
  const approval: Post["approval"] = { ...review, at: now.toISOString() };
  await tx.insert(schema.postReviews).values({ ...review, postId, createdAt: now });
  await tx
    .update(schema.posts)
    .set({
      approval: { ...approval },
      ...(review.decision === "approved" ? { approvedVersion: review.version } : {}),
    })
    .where(eq(schema.posts.id, postId));
}

/** That somebody has asked. */
export function submitted(actor: Actor, version: number, comment: string | null = null): Reviewing {
  return { decision: "submitted", version, comment, userId: actor.userId, reviewer: null };
}
