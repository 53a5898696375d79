import { oc } from "@orpc/contract";
import { z } from "zod";
import { PageInput, page } from "./paging.ts";
import { WebhookEventType } from "./webhook-events.ts";

/** `PAUSED` by a person; `DISABLED` by planrrr, since its receiver is gone or has failed for days. */
export const WebhookStatus = z.enum(["ACTIVE", "PAUSED", "DISABLED"]);
export type WebhookStatus = z.infer<typeof WebhookStatus>;

export const Webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(WebhookEventType),
  status: WebhookStatus,
  /** Why planrrr switched it off: its receiver answered 410 Gone, or failed for five days. */
  disabledReason: z.enum(["gone", "failing"]).nullable(),
  /** Since when every delivery has failed; null: the last one arrived. */
  failingSince: z.date().nullable(),
  /** Until then the old secret signs, too; null: there is one secret alone. */
  oldSecretUntil: z.date().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Webhook = z.infer<typeof Webhook>;

/** The only answers that show the secret: `whsec_` and base64. */
export const WebhookMade = Webhook.extend({ secret: z.string() });
export type WebhookMade = z.infer<typeof WebhookMade>;

const name = z.string().trim().max(100);
const url = z.url().max(2000);
const events = z
  .array(WebhookEventType)
  .min(1)
  .max(50)
  .transform((names) => [...new Set(names)]);

export const NewWebhook = z.strictObject({ name: name.default(""), url, events });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** While it is paused nothing is sent and nothing new is noted; what was waiting goes out once it is active again. */
export const ChangeWebhookInput = z.strictObject({
  id: z.uuid(),
  name: name.optional(),
  url: url.optional(),
  events: events.optional(),
  status: z.enum(["ACTIVE", "PAUSED"]).optional(),
});
export type ChangeWebhookInput = z.infer<typeof ChangeWebhookInput>;

/** `WAITING` for its next try; `FAILED`: all tries are used up, or its webhook was switched off. */
export const WebhookDeliveryStatus = z.enum(["WAITING", "DELIVERED", "FAILED"]);
export type WebhookDeliveryStatus = z.infer<typeof WebhookDeliveryStatus>;

/** Why a try did not arrive. */
export const WebhookFailure = z.enum([
  "refused",
  "redirected",
  "gone",
  "timed-out",
  "unreachable",
  "address-blocked",
  "switched-off",
]);
export type WebhookFailure = z.infer<typeof WebhookFailure>;

export const WebhookDelivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  /** `webhook-id` of the request: the same at every try, so that a receiver knows a repeat. */
  messageId: z.string(),
  type: z.string(),
  status: WebhookDeliveryStatus,
  /** How often it was tried. */
  attempts: z.number().int(),
  createdAt: z.date(),
  attemptedAt: z.date().nullable(),
  nextAttemptAt: z.date().nullable(),
  /** HTTP status of the last answer; null: there was none. */
  responseStatus: z.number().int().nullable(),
  durationMs: z.number().int().nullable(),
  failure: WebhookFailure.nullable(),
  /** What was sent. */
  payload: z.record(z.string(), z.unknown()),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

const byId = z.object({ id: z.uuid() });

export const ListWebhookDeliveriesInput = PageInput.extend({
  id: z.uuid(),
  status: WebhookDeliveryStatus.optional(),
});
export type ListWebhookDeliveriesInput = z.infer<typeof ListWebhookDeliveriesInput>;

export const RedeliverWebhookInput = z.object({ id: z.uuid(), deliveryId: z.uuid() });
export type RedeliverWebhookInput = z.infer<typeof RedeliverWebhookInput>;

const tags = ["webhooks"];

/** All of it for owners and admins alone. */
export const webhooksContract = {
  webhooks: {
    list: oc
      .route({ method: "GET", path: "/webhooks", tags, summary: "Addresses that are told what happens" })
      .output(z.object({ items: z.array(Webhook) })),
    create: oc
      .route({
        method: "POST",
        path: "/webhooks",
        successStatus: 201,
        tags,
        summary: "Tell another address; the secret that signs is shown only this once",
      })
      .input(NewWebhook)
      .output(WebhookMade),
    get: oc
      .route({ method: "GET", path: "/webhooks/{id}", tags, summary: "One of them" })
      .input(byId)
      .output(Webhook),
    update: oc
      .route({ method: "PATCH", path: "/webhooks/{id}", tags, summary: "Change, pause or resume it" })
      .input(ChangeWebhookInput)
      .output(Webhook),
    remove: oc
      .route({
        method: "DELETE",
        path: "/webhooks/{id}",
        successStatus: 204,
        tags,
        summary: "Tell it no more; its deliveries go with it",
      })
      .input(byId),
    test: oc
      .route({
        method: "POST",
        path: "/webhooks/{id}/test",
        tags,
        summary: "Send it a `webhook.test` now, once, and say what came of it",
      })
      .input(byId)
      .output(WebhookDelivery),
    rotate: oc
      .route({
        method: "POST",
        path: "/webhooks/{id}/rotate",
        tags,
        summary: "A new secret, shown only this once; for 24 hours the old one signs, too",
      })
      .input(byId)
      .output(WebhookMade),
    deliveries: oc
      .route({
        method: "GET",
        path: "/webhooks/{id}/deliveries",
        tags,
        summary: "What was sent and what came of it, newest first; kept for 30 days",
      })
      .input(ListWebhookDeliveriesInput)
      .output(page(WebhookDelivery)),
    redeliver: oc
      .route({
        method: "POST",
        path: "/webhooks/{id}/deliveries/{deliveryId}/redeliver",
        tags,
        summary: "Send one again now, under the same id",
      })
      .input(RedeliverWebhookInput)
      .output(WebhookDelivery),
  },
};
