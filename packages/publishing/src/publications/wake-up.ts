import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { inArray, sql } from "drizzle-orm";
import type { PublishingContext, WakeUp } from "../context.ts";

/**
 * Wake-ups are handed to the queue this long before they are due. What is due later waits in the database,
 * where an edit needs no hunt for an old job and an emptied queue has little to lose (docs/decisions/004).
 */
export const handOverMs = 120_000;

/** The wake-up of a publication as it is stored, for `at`. */
export function toWakeUp(row: WakingRow, at: Date): WakeUp {
  return {
    publicationId: row.id,
    postId: row.postId,
    network: row.network as NetworkName,
    version: row.version,
    fence: row.fence,
    at,
    isPlanned: row.dueAt !== null && row.dueAt > row.createdAt,
  };
}

type WakingRow = Pick<
  typeof schema.publications.$inferSelect,
  "id" | "postId" | "network" | "version" | "fence" | "dueAt" | "createdAt"
>;

export function isDueSoon(at: Date, now: Date): boolean {
  return at.getTime() <= now.getTime() + handOverMs;
}

/**
 * Hands over wake-ups that are marked as enqueued. When the queue is away the mark is taken back, the sweep repeats
 * it, and the answer is false.
 */
export async function handOver(ctx: PublishingContext, wakeUps: WakeUp[]): Promise<boolean> {
  if (wakeUps.length === 0) return true;
  try {
    await ctx.enqueue(wakeUps);
    return true;
  } catch (error) {
    ctx.log.warn(
      { err: error, count: wakeUps.length },
      "The queue is away; the sweep will hand these over again",
    );
    await unmark(ctx, wakeUps);
    return false;
  }
}

/** What somebody else holds right now is left to him: waiting for many rows in no order could end in a circle. */
async function unmark({ db }: PublishingContext, wakeUps: WakeUp[]): Promise<void> {
  const { publications } = schema;
  const ids = wakeUps.map((wakeUp) => wakeUp.publicationId);
  const free = db
    .select({ id: publications.id })
    .from(publications)
    .where(inArray(publications.id, ids))
    .for("update", { skipLocked: true });
  await db.execute(
    sql`update ${publications} p set enqueued_at = null from (${free}) free where p.id = free.id`,
  );
}
