import { type Queryable, schema } from "@planrrr/database";
import type { Actor, PublishingContext, WakeUp } from "../context.ts";
import { isDueSoon, toWakeUp } from "../publications/wake-up.ts";
import type { CheckedPart } from "./check-content.ts";
import type { PublicationRow } from "./post-view.ts";

/** One publication a connection and part. Returns the wake-ups to hand over after the commit: those that are due soon. */
export async function insertPublications(
  ctx: PublishingContext,
  db: Queryable,
  actor: Actor,
  post: { id: string; version: number; dueAt: Date; waits: boolean },
  checked: readonly CheckedPart[],
): Promise<WakeUp[]> {
  const now = ctx.now();
  const soon = !post.waits && isDueSoon(post.dueAt, now);
  const rows = checked.map(({ connection, content, part, role }) => ({
    id: ctx.newId(),
    teamId: actor.teamId,
    postId: post.id,
    connectionId: connection.id,
    network: connection.network,
    part,
    role,
    status: "SCHEDULED",
    content,
    version: post.version,
    dueAt: post.dueAt,
    createdAt: now,
    ...firstTurn(post, part, soon ? now : null),
  }));
  await db.insert(schema.publications).values(rows);
  if (!soon) return [];
  return rows.filter((row) => row.part === 0).map((row) => toWakeUp({ ...row, fence: 0 }, post.dueAt));
}

/** The post goes out at its time; what belongs under it waits until it is there. */
export function firstTurn(
  { dueAt, waits }: { dueAt: Date; waits: boolean },
  part: number,
  enqueuedAt: Date | null,
): Pick<PublicationRow, "nextAttemptAt" | "waitingFor" | "enqueuedAt"> {
  if (waits) return { nextAttemptAt: null, waitingFor: "approval", enqueuedAt: null };
  if (part > 0) return { nextAttemptAt: null, waitingFor: "previous", enqueuedAt: null };
  return { nextAttemptAt: dueAt, waitingFor: null, enqueuedAt };
}
