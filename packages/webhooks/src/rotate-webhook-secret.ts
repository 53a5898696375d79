import type { WebhookMade } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { mine, noWebhook } from "./find-webhook.ts";
import { recordAudit } from "./record-audit.ts";
import { requireAdmin } from "./require-admin.ts";
import { newSecret, oldSecretMs, sealSecret } from "./secrets.ts";
import { toWebhook } from "./webhook-view.ts";

const { webhooks } = schema;

/** A new secret. The one before it signs, too, for a day; one before that ends at once. */
export async function rotateWebhookSecret(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id }: { id: string },
): Promise<WebhookMade> {
  requireAdmin(actor);
  const now = ctx.now();
  const secret = newSecret();
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(webhooks)
      .set({
        // Both are sealed for this row: the text itself moves on.
        oldSecret: webhooks.secret,
        oldSecretUntil: new Date(now.getTime() + oldSecretMs),
        secret: sealSecret(ctx.vault, id, secret),
        updatedAt: now,
      })
      .where(mine(actor, id))
      .returning();
    if (!row) throw noWebhook(id);
    await recordAudit(tx, actor, { action: "webhook.secret-rotated", id });
    return { ...toWebhook(row, now), secret };
  });
}
