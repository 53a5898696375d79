import { schema } from "@planrrr/database";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { mine, noWebhook } from "./find-webhook.ts";
import { recordAudit } from "./record-audit.ts";
import { requireAdmin } from "./require-admin.ts";

const { webhooks } = schema;

export async function removeWebhook(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id }: { id: string },
): Promise<void> {
  requireAdmin(actor);
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx.delete(webhooks).where(mine(actor, id)).returning({ url: webhooks.url });
    if (!gone) throw noWebhook(id);
    await recordAudit(tx, actor, {
      action: "webhook.deleted",
      id,
      data: { host: new URL(gone.url).host },
    });
  });
}
