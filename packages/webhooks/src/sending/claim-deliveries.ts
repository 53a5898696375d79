import { schema } from "@planrrr/database";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";
import type { DeliveryRow, EventRow } from "../webhook-view.ts";

const { webhookDeliveries: d, webhookEvents } = schema;
/** Whoever took a delivery and died leaves it to the next one after this: longer than any try takes. */
const turnMs = 30_000;

export interface Claimed {
  delivery: DeliveryRow;
  event: EventRow;
}

/** Takes what is due of one webhook; several processes take different ones. Each taking is a try that counts. */
export async function claimDeliveries(
  ctx: Pick<WebhooksContext, "db" | "now">,
  { webhookId, limit, deliveryId }: { webhookId: string; limit: number; deliveryId?: string },
): Promise<Claimed[]> {
  const now = ctx.now();
  // Materialized, so that it runs once: a subquery whose rows are locked takes others each time it is read anew.
  const due = ctx.db
    .select({ id: d.id })
    .from(d)
    .where(
      and(
        eq(d.webhookId, webhookId),
        eq(d.status, "WAITING"),
        sql`${d.dueAt} <= ${now}`,
        deliveryId ? eq(d.id, deliveryId) : undefined,
      ),
    )
    .orderBy(d.dueAt, d.id)
    .limit(limit)
    .for("update", { skipLocked: true });
  const taken = await ctx.db
    .update(d)
    .set({
      dueAt: new Date(now.getTime() + turnMs),
      attempts: sql`${d.attempts} + 1`,
      attemptedAt: now,
    })
    .where(sql`${d.id} in (with due as materialized ${due} select id from due)`)
    .returning();
  if (taken.length === 0) return [];
  const events = await ctx.db
    .select()
    .from(webhookEvents)
    .where(
      inArray(
        webhookEvents.id,
        taken.map(({ eventId }) => eventId),
      ),
    );
  const byId = new Map(events.map((event) => [event.id, event]));
  return taken.flatMap((delivery) => {
    const event = byId.get(delivery.eventId);
    return event ? [{ delivery, event }] : [];
  });
}
