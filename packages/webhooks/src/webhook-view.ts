import type { Webhook, WebhookDelivery } from "@planrrr/contract";
import type { schema } from "@planrrr/database";

export type WebhookRow = typeof schema.webhooks.$inferSelect;
export type DeliveryRow = typeof schema.webhookDeliveries.$inferSelect;
export type EventRow = Pick<typeof schema.webhookEvents.$inferSelect, "id" | "type" | "data" | "createdAt">;

/** Never with a secret. */
export function toWebhook(row: WebhookRow, now: Date): Webhook {
  const isOldGood = row.oldSecretUntil !== null && row.oldSecretUntil > now;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events as Webhook["events"],
    status: row.status as Webhook["status"],
    disabledReason: row.disabledReason as Webhook["disabledReason"],
    failingSince: row.failingSince,
    oldSecretUntil: isOldGood ? row.oldSecretUntil : null,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** `webhook-id`: the event's, whoever it is sent to and however often. */
export const toMessageId = (eventId: string): string => `msg_${eventId.replaceAll("-", "")}`;

export function toPayload({ type, data, createdAt }: EventRow): WebhookDelivery["payload"] {
  return { type, timestamp: createdAt.toISOString(), data };
}

export function toDelivery(row: DeliveryRow, event: EventRow): WebhookDelivery {
  return {
    id: row.id,
    webhookId: row.webhookId,
    messageId: toMessageId(event.id),
    type: event.type,
    status: row.status as WebhookDelivery["status"],
    attempts: row.attempts,
    createdAt: row.createdAt,
    attemptedAt: row.attemptedAt,
    nextAttemptAt: row.status === "WAITING" ? row.dueAt : null,
    responseStatus: row.responseStatus,
    durationMs: row.durationMs,
    failure: row.failure as WebhookDelivery["failure"],
    payload: toPayload(event),
  };
}
