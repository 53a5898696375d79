import { z } from "zod";
import { BundleChanged } from "./bundles.ts";
import { ConnectionStatus } from "./connections.ts";
import { PublicationRole } from "./content.ts";
import { NetworkName } from "./network-name.ts";
import { PostStatus, PublicationStatus } from "./posts.ts";

// What webhooks are told of, under the names that live events and business events have already. Each says how something
// stood when it happened; the whole of it is read by its id. Events come at least once and in no promised order.

/** What a webhook may ask for. */
export const WebhookEventType = z.enum([
  "publication.published",
  "publication.failed",
  "publication.unconfirmed",
  "post.created",
  "post.changed",
  "post.removed",
  "connection.changed",
  "connection.needs-reconnecting",
  "connection.removed",
  "audience.milestone",
  "bundle.changed",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

const instant = z.iso.datetime();

const publication = z.object({
  publicationId: z.uuid(),
  postId: z.uuid(),
  connectionId: z.uuid(),
  network: NetworkName,
  /** 0: the post; then the parts of its thread and its first comment. */
  part: z.number().int(),
  role: PublicationRole,
  status: PublicationStatus,
  dueAt: instant.nullable(),
});

/** Where it is on the network. */
const published = publication.extend({
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: instant.nullable(),
});

const unsent = publication.extend({ error: z.object({ code: z.string(), message: z.string() }).nullable() });

const post = z.object({
  postId: z.uuid(),
  status: PostStatus,
  version: z.number().int(),
  scheduledAt: instant.nullable(),
});

const connection = z.object({
  connectionId: z.uuid(),
  network: NetworkName,
  handle: z.string(),
  displayName: z.string(),
  status: ConnectionStatus,
});

const event = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    /** When it happened; `webhook-timestamp` is when it was sent. */
    timestamp: instant,
    data,
  });

/** The body of a request to a webhook, in the form of Standard Webhooks. Its id comes in the header `webhook-id`. */
export const WebhookEvent = z.discriminatedUnion("type", [
  event("publication.published", published),
  event("publication.failed", unsent),
  event("publication.unconfirmed", unsent),
  event("post.created", post),
  event("post.changed", post),
  event("post.removed", post),
  event("connection.changed", connection),
  event("connection.needs-reconnecting", connection.extend({ reason: z.string().nullable() })),
  event("connection.removed", connection),
  event(
    "audience.milestone",
    z.object({
      milestoneId: z.uuid(),
      connectionId: z.uuid(),
      network: NetworkName,
      handle: z.string(),
      followers: z.number().int(),
    }),
  ),
  event("bundle.changed", BundleChanged.omit({ type: true })),
  /** Somebody wanted to see whether it arrives. */
  event("webhook.test", z.object({ webhookId: z.uuid(), message: z.string() })),
]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;
