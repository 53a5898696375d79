import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";
import { signingSecrets } from "../secrets.ts";
import { toMessageId, toPayload, type WebhookRow } from "../webhook-view.ts";
import { type Claimed, claimDeliveries } from "./claim-deliveries.ts";
import { postMessage } from "./post-message.ts";
import { settleDelivery } from "./settle-delivery.ts";

const { webhooks } = schema;

/** Sends what is due of one webhook, at most `limit` at once. Returns how many were tried. */
export async function sendBatch(
  ctx: WebhooksContext,
  input: { webhookId: string; limit: number; deliveryId?: string },
): Promise<number> {
  const claimed = await claimDeliveries(ctx, input);
  if (claimed.length === 0) return 0;
  const [webhook] = await ctx.db.select().from(webhooks).where(eq(webhooks.id, input.webhookId));
  if (!webhook) return 0;
  await Promise.all(claimed.map((each) => send(ctx, webhook, each)));
  return claimed.length;
}

async function send(ctx: WebhooksContext, webhook: WebhookRow, claimed: Claimed): Promise<void> {
  const startedAt = ctx.now().getTime();
  const answer = await postMessage(ctx, {
    url: webhook.url,
    id: toMessageId(claimed.event.id),
    body: JSON.stringify(toPayload(claimed.event)),
    secrets: signingSecrets(ctx.vault, webhook, ctx.now()),
  });
  await settleDelivery(ctx, claimed, answer, ctx.now().getTime() - startedAt);
}
