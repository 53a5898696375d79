import { AppError, type RedeliverWebhookInput, type WebhookDelivery } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { WebhooksActor, WebhooksContext } from "../context.ts";
import { findWebhook } from "../find-webhook.ts";
import { recordAudit } from "../record-audit.ts";
import { requireAdmin } from "../require-admin.ts";
import { sendNow } from "./send-now.ts";

const { webhookDeliveries: d } = schema;

/** Sends it again, however it stands, with all tries before it. Its id stays: a receiver may know it already. */
export async function redeliver(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id, deliveryId }: RedeliverWebhookInput,
): Promise<WebhookDelivery> {
  requireAdmin(actor);
  await findWebhook(ctx.db, actor, id);
  await ctx.db.transaction(async (tx) => {
    const again = await tx
      .update(d)
      .set({ status: "WAITING", dueAt: ctx.now(), failures: 0 })
      .where(and(eq(d.id, deliveryId), eq(d.webhookId, id)))
      .returning({ id: d.id });
    if (again.length === 0) throw new AppError("NOT_FOUND", "There is no such delivery.");
    await recordAudit(tx, actor, { action: "webhook.redelivered", id, data: { deliveryId } });
  });
  return sendNow(ctx, { webhookId: id, deliveryId });
}
