import { z } from "zod";

/** What a browser hands over when its person wants to hear of news while they are away: `PushSubscription.toJSON()`. */
export const PushSubscriptionInput = z.object({
  endpoint: z.url().max(1_000),
  /** Base64url: the browser's public key (65 bytes) and shared secret (16 bytes). */
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
});
export type PushSubscriptionInput = z.infer<typeof PushSubscriptionInput>;

export const PushSubscribed = z.object({ id: z.uuid() });
export type PushSubscribed = z.infer<typeof PushSubscribed>;

export const PushState = z.object({
  /** What a browser subscribes by (VAPID); null: no Web Push here. */
  publicKey: z.string().nullable(),
  /** On how many devices the asking person has subscribed. */
  devices: z.number().int(),
});
export type PushState = z.infer<typeof PushState>;
