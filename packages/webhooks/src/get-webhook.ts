import type { Webhook } from "@planrrr/contract";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { findWebhook } from "./find-webhook.ts";
import { requireAdmin } from "./require-admin.ts";
import { toWebhook } from "./webhook-view.ts";

export async function getWebhook(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id }: { id: string },
): Promise<Webhook> {
  requireAdmin(actor);
  return toWebhook(await findWebhook(ctx.db, actor, id), ctx.now());
}
