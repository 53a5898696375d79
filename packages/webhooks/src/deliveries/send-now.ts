import { AppError, type WebhookDelivery } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";
import { sendBatch } from "../sending/send-batch.ts";
import { toDelivery } from "../webhook-view.ts";

const { webhookDeliveries: d, webhookEvents: e } = schema;

/** Sends one delivery while somebody waits for it, and says how it stands then. */
export async function sendNow(
  ctx: WebhooksContext,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
): Promise<WebhookDelivery> {
  // The sender may have been faster; then there is nothing left to take.
  await sendBatch(ctx, { webhookId, limit: 1, deliveryId });
  const [row] = await ctx.db
    .select()
    .from(d)
    .innerJoin(e, eq(e.id, d.eventId))
    .where(and(eq(d.id, deliveryId), eq(d.webhookId, webhookId)));
  if (!row) throw new AppError("NOT_FOUND", "There is no such delivery.");
  return toDelivery(row.webhook_deliveries, row.webhook_events);
}
