import { schema } from "@planrrr/database";
import { inArray } from "drizzle-orm";
import type { PublishingContext, WakeUp } from "../context.ts";

/**
 * Wake-ups are handed to the queue this long before they are due. What is due later waits in the database,
 * where an edit needs no hunt for an old job and an emptied queue has little to lose (docs/decisions/004).
 */
export const handOverMs = 120_000;

export function isDueSoon(at: Date, now: Date): boolean {
  return at.getTime() <= now.getTime() + handOverMs;
}

/** Hands over wake-ups that are marked as enqueued. When the queue is away the mark is taken back and the sweep repeats it. */
export async function handOver(ctx: PublishingContext, wakeUps: WakeUp[]): Promise<void> {
  if (wakeUps.length === 0) return;
  try {
    await ctx.enqueue(wakeUps);
  } catch (error) {
    ctx.log.warn({ err: error, count: wakeUps.length }, "The queue is away; the sweep will hand these over again");
    const ids = wakeUps.map((wakeUp) => wakeUp.publicationId);
    await ctx.db.update(schema.publications).set({ enqueuedAt: null }).where(inArray(schema.publications.id, ids));
  }
}
