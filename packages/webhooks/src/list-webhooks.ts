import type { Webhook } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { requireAdmin } from "./require-admin.ts";
import { toWebhook } from "./webhook-view.ts";

const { webhooks } = schema;

/** The team's, oldest first. */
export async function listWebhooks(
  ctx: WebhooksContext,
  actor: WebhooksActor,
): Promise<{ items: Webhook[] }> {
  requireAdmin(actor);
  const rows = await ctx.db
    .select()
    .from(webhooks)
    .where(eq(webhooks.teamId, actor.teamId))
    .orderBy(asc(webhooks.id));
  return { items: rows.map((row) => toWebhook(row, ctx.now())) };
}
