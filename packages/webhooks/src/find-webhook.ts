import { AppError } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { WebhooksActor } from "./context.ts";
import type { WebhookRow } from "./webhook-view.ts";

const { webhooks } = schema;

export function mine(actor: WebhooksActor, id: string) {
  return and(eq(webhooks.id, id), eq(webhooks.teamId, actor.teamId));
}

/** Throws NOT_FOUND, also for another team's. */
export async function findWebhook(db: Queryable, actor: WebhooksActor, id: string): Promise<WebhookRow> {
  const [row] = await db.select().from(webhooks).where(mine(actor, id));
  if (!row) throw noWebhook(id);
  return row;
}

export function noWebhook(id: string): AppError {
  return new AppError("NOT_FOUND", "There is no such webhook.", { details: { id } });
}
