import { AppError, type NewWebhook, type WebhookMade } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import { checkUrl } from "./check-url.ts";
import type { WebhooksActor, WebhooksContext } from "./context.ts";
import { findWebhook } from "./find-webhook.ts";
import { recordAudit } from "./record-audit.ts";
import { requireAdmin } from "./require-admin.ts";
import { newSecret, openSecret, sealSecret } from "./secrets.ts";
import { toWebhook } from "./webhook-view.ts";

const { webhooks } = schema;
export const mostWebhooks = 20;

/** With an `id` that exists already the earlier one is the answer. Throws TOO_MANY, INVALID_INPUT. */
export async function createWebhook(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id = ctx.newId(), ...input }: NewWebhook & { id?: string | undefined },
): Promise<WebhookMade> {
  requireAdmin(actor);
  checkUrl(ctx, input.url);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    // Two who add at once are counted one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${actor.teamId}`}, 0))`);
    const there = await tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(eq(webhooks.teamId, actor.teamId));
    if (there.some((row) => row.id === id)) return;
    if (there.length >= mostWebhooks)
      throw new AppError("TOO_MANY", `A team has at most ${mostWebhooks} webhooks.`);
    await tx.insert(webhooks).values({
      ...storable(input),
      id,
      teamId: actor.teamId,
      secret: sealSecret(ctx.vault, id, newSecret()),
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
    });
    const { host } = new URL(input.url);
    await recordAudit(tx, actor, { action: "webhook.created", id, data: { host, events: input.events } });
  });
  const row = await findWebhook(ctx.db, actor, id);
  return { ...toWebhook(row, now), secret: openSecret(ctx.vault, id, row.secret) };
}
