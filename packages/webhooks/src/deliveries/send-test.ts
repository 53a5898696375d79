import type { WebhookDelivery } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { WebhooksActor, WebhooksContext } from "../context.ts";
import { findWebhook } from "../find-webhook.ts";
import { recordAudit } from "../record-audit.ts";
import { requireAdmin } from "../require-admin.ts";
import { sendNow } from "./send-now.ts";
import { testType } from "./test-type.ts";

const { webhookDeliveries, webhookEvents } = schema;

/** Sends `webhook.test`, once, also to one that is paused. */
export async function sendTest(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id }: { id: string },
): Promise<WebhookDelivery> {
  requireAdmin(actor);
  await findWebhook(ctx.db, actor, id);
  const [eventId, deliveryId] = [ctx.newId(), ctx.newId()];
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const data = { webhookId: id, message: "It works: this is a test from planrrr." };
    await tx
      .insert(webhookEvents)
      .values({ id: eventId, teamId: actor.teamId, type: testType, data, createdAt: now });
    await tx
      .insert(webhookDeliveries)
      .values({ id: deliveryId, webhookId: id, eventId, dueAt: now, createdAt: now });
    await recordAudit(tx, actor, { action: "webhook.tested", id });
  });
  return sendNow(ctx, { webhookId: id, deliveryId });
}
