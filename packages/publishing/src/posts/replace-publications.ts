import { schema, type Transaction } from "@planrrr/database";
import { eq, inArray } from "drizzle-orm";
import type { Actor, PublishingContext, WakeUp } from "../context.ts";
import { isDueSoon, toWakeUp } from "../publications/wake-up.ts";
import type { CheckedPart } from "./check-content.ts";
import { firstTurn, insertPublications } from "./insert-publications.ts";
import type { PublicationRow } from "./post-view.ts";

export interface EditedPost {
  id: string;
  version: number;
  dueAt: Date;
  draft: boolean;
  /** It goes out only once it is approved. */
  waits: boolean;
  /** Publications that failed or were cancelled stay so. */
  mendOnly: boolean;
  /** None of the post is to go out: connections that are new wait until it is sent. */
  rests: boolean;
}

/**
 * Brings the publications of an edited post in line with it. Rows that stay keep their id, fence and handle:
 * a late call of an earlier attempt then carries the same key and can't make a second post.
 */
export async function replacePublications(
  ctx: PublishingContext,
  tx: Transaction,
  actor: Actor,
  post: EditedPost,
  existing: readonly PublicationRow[],
  checked: readonly CheckedPart[],
): Promise<WakeUp[]> {
  const { publications } = schema;
  const wanted = new Map(
    (post.draft ? [] : checked).map((entry) => [placeOf(entry.connection.id, entry.part), entry]),
  );
  const gone = existing.filter((row) => !wanted.has(placeOf(row.connectionId, row.part)));
  if (gone.length > 0) {
    await tx.delete(publications).where(
      inArray(
        publications.id,
        gone.map((row) => row.id),
      ),
    );
  }
  const now = ctx.now();
  const isSoon = !post.waits && isDueSoon(post.dueAt, now);
  const wakeUps: WakeUp[] = [];
  for (const row of existing) {
    const place = placeOf(row.connectionId, row.part);
    const entry = wanted.get(place);
    if (!entry) continue;
    wanted.delete(place);
    const stays = post.mendOnly && row.status !== "SCHEDULED";
    const soon = isSoon && !stays && row.part === 0;
    const restarted = {
      status: "SCHEDULED",
      dueAt: post.dueAt,
      ...firstTurn(post, row.part, soon ? now : null),
      failures: 0,
      errorCode: null,
      errorMessage: null,
    };
    await tx
      .update(publications)
      .set({
        content: entry.content,
        role: entry.role,
        version: post.version,
        updatedAt: now,
        ...(stays ? {} : restarted),
      })
      .where(eq(publications.id, row.id));
    const { version, dueAt } = post;
    if (soon) wakeUps.push({ ...toWakeUp({ ...row, version, dueAt }, dueAt), isPlanned: dueAt > now });
  }
  const added = post.rests ? [] : [...wanted.values()];
  if (added.length > 0) wakeUps.push(...(await insertPublications(ctx, tx, actor, post, added)));
  return wakeUps;
}

const placeOf = (connectionId: string, part: number) => `${connectionId} ${part}`;
