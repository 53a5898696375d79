import { z } from "zod";
import { ConnectionStatus } from "./connections.ts";
import { DealPostStatus } from "./deal-posts.ts";
import { PostStatus, PublicationStatus, WaitingFor } from "./posts.ts";

// What `GET /api/events` sends. An event says that something is different now and how it stands; the whole of it is
// read from its own route. Events come at least once and in order: one may be repeated after a broken connection.

const postEvent = { postId: z.uuid(), status: PostStatus, version: z.number().int() };

export const LiveEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("post.created"), ...postEvent }),
  z.object({ type: z.literal("post.changed"), ...postEvent }),
  z.object({ type: z.literal("post.removed"), ...postEvent }),
  z.object({
    type: z.literal("publication.changed"),
    publicationId: z.uuid(),
    postId: z.uuid(),
    connectionId: z.uuid(),
    status: PublicationStatus,
    waitingFor: WaitingFor.nullable(),
  }),
  z.object({ type: z.literal("connection.changed"), connectionId: z.uuid(), status: ConnectionStatus }),
  z.object({ type: z.literal("connection.removed"), connectionId: z.uuid() }),
  /** An account has reached a round number of followers, for the first time. */
  z.object({
    type: z.literal("audience.milestone"),
    milestoneId: z.uuid(),
    connectionId: z.uuid(),
    followers: z.number().int(),
  }),
  /** Somebody in the team was told of a deal by a saved search; whose it is stays theirs. */
  z.object({ type: z.literal("deal.noticed") }),
  /** A post that waits for a deal to drop. */
  z.object({ type: z.literal("deal-post.changed"), dealPostId: z.uuid(), status: DealPostStatus }),
  /** What one run changed of one deal; everybody is told, deals belong to no team. */
  z.object({
    type: z.literal("bundle.changed"),
    bundleId: z.string(),
    source: z.string(),
    runId: z.string(),
    /** Names of the fields that changed. */
    fields: z.array(z.string()),
  }),
  /** So many deals have changed that they are not told one by one. */
  z.object({ type: z.literal("bundles.changed") }),
  /** Too much has happened since the last event that was seen: read everything again. */
  z.object({ type: z.literal("reset") }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** How long a broken stream can be resumed by `Last-Event-ID`; later it starts with `reset`. */
export const liveEventsKeptMs = 3_600_000;
