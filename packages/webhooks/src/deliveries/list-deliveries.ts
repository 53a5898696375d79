import { AppError, type ListWebhookDeliveriesInput, type WebhookDelivery } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, lt } from "drizzle-orm";
import type { WebhooksActor, WebhooksContext } from "../context.ts";
import { findWebhook } from "../find-webhook.ts";
import { requireAdmin } from "../require-admin.ts";
import { toDelivery } from "../webhook-view.ts";

const { webhookDeliveries: d, webhookEvents: e } = schema;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Newest first. */
export async function listDeliveries(
  ctx: WebhooksContext,
  actor: WebhooksActor,
  { id, status, cursor, limit }: ListWebhookDeliveriesInput,
): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
  requireAdmin(actor);
  await findWebhook(ctx.db, actor, id);
  if (cursor !== undefined && !uuid.test(cursor))
    throw new AppError("INVALID_INPUT", "This is no cursor of such a list.");
  const rows = await ctx.db
    .select()
    .from(d)
    .innerJoin(e, eq(e.id, d.eventId))
    .where(
      and(
        eq(d.webhookId, id),
        status ? eq(d.status, status) : undefined,
        cursor ? lt(d.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(d.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => toDelivery(row.webhook_deliveries, row.webhook_events)),
    nextCursor: rows.length > limit ? (shown.at(-1)?.webhook_deliveries.id ?? null) : null,
  };
}
