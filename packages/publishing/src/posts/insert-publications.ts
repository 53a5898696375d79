import { type Queryable, schema } from "@planrrr/database";
import type { Actor, PublishingContext, WakeUp } from "../context.ts";
import { isDueSoon, toWakeUp } from "../publications/wake-up.ts";
import type { CheckedConnection } from "./check-content.ts";

/** One publication a connection. Returns the wake-ups to hand over after the commit: those that are due soon. */
export async function insertPublications(
  ctx: PublishingContext,
  db: Queryable,
  actor: Actor,
  post: { id: string; version: number; dueAt: Date; waits: boolean },
  checked: readonly CheckedConnection[],
): Promise<WakeUp[]> {
  const now = ctx.now();
  const soon = !post.waits && isDueSoon(post.dueAt, now);
  const rows = checked.map(({ connection, content }) => ({
    id: ctx.newId(),
    teamId: actor.teamId,
    postId: post.id,
    connectionId: connection.id,
    network: connection.network,
    status: "SCHEDULED",
    content,
    version: post.version,
    dueAt: post.dueAt,
    nextAttemptAt: post.waits ? null : post.dueAt,
    waitingFor: post.waits ? "approval" : null,
    enqueuedAt: soon ? now : null,
    createdAt: now,
  }));
  await db.insert(schema.publications).values(rows);
  if (!soon) return [];
  return rows.map((row) => toWakeUp({ ...row, fence: 0 }, post.dueAt));
}
