import type { ChangeWebhookInput, Webhook } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { checkUrl } from "./check-url.ts";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { mine, noWebhook } from "./find-webhook.ts";
import { recordAudit } from "./record-audit.ts";
import { requireAdmin } from "./require-admin.ts";
import { toWebhook } from "./webhook-view.ts";

const { webhooks } = schema;

/** A new address, or resuming it, begins anew: what failed before no longer counts. */
export async function updateWebhook(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id, ...change }: ChangeWebhookInput,
): Promise<Webhook> {
  requireAdmin(actor);
  if (change.url !== undefined) checkUrl(ctx, change.url);
  const isAnew = change.url !== undefined || change.status === "ACTIVE";
  const anew = { failures: 0, failingSince: null, heldUntil: null };
  const undone = { disabledReason: null, disabledToldAt: null };
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(webhooks)
      .set({
        ...storable(change),
        ...(isAnew ? anew : {}),
        ...(change.status ? undone : {}),
        updatedAt: ctx.now(),
      })
      .where(mine(actor, id))
      .returning();
    if (!row) throw noWebhook(id);
    await recordAudit(tx, actor, {
      action: "webhook.updated",
      id,
      data: { fields: Object.keys(change), status: row.status, host: new URL(row.url).host },
    });
    return toWebhook(row, ctx.now());
  });
}
