import { oc } from "@orpc/contract";
import { z } from "zod";
import { PublicationContent } from "./content.ts";
import { NetworkName } from "./network-name.ts";
import { Post, PublicationStatus } from "./posts.ts";

// What the worker may ask of the API, and nothing else. Header `X-Internal-API-Key`.

const json = z.record(z.string(), z.json());

const PublicPlace = z.object({ remoteId: z.string(), url: z.string() });

export const Claimed = z.object({
  claimed: z.literal(true),
  publicationId: z.uuid(),
  postId: z.uuid(),
  /** Every later write names it and is refused when it isn't the newest. */
  fence: z.number().int(),
  /** How long the claim holds, ms from the answer on, by the worker's own monotonic clock. */
  leaseMs: z.number().int(),
  /** `reconcile`: an earlier call may have gone through; ask before sending. */
  mode: z.enum(["publish", "reconcile"]),
  network: NetworkName,
  connectionId: z.uuid(),
  dueAt: z.iso.datetime(),
  content: PublicationContent,
  /** What it goes under, for a later part of a thread and a first comment. */
  replyTo: z.object({ root: PublicPlace, parent: PublicPlace }).optional(),
  account: z.object({
    id: z.string(),
    handle: z.string(),
    displayName: z.string(),
    avatarUrl: z.string().optional(),
    profileUrl: z.string().optional(),
    service: z.string(),
    limits: json,
  }),
  credentials: json,
  credentialsVersion: z.number().int(),
  handle: json.nullable(),
  armedAt: z.iso.datetime().nullable(),
  /** Since when the outcome is in doubt: about when the last call went out. */
  doubtSince: z.iso.datetime().nullable(),
  takenRemoteIds: z.array(z.string()),
});
export type Claimed = z.infer<typeof Claimed>;

export const NotClaimed = z.object({
  claimed: z.literal(false),
  publicationId: z.uuid(),
  /** `held`: the connection waits for its owner or for the network's reset time. */
  reason: z.enum(["not-found", "finished", "not-due", "leased", "held"]),
});
export type NotClaimed = z.infer<typeof NotClaimed>;

export const ClaimResult = z.discriminatedUnion("claimed", [Claimed, NotClaimed]);
export type ClaimResult = z.infer<typeof ClaimResult>;

export const ArmItem = z.object({
  publicationId: z.uuid(),
  fence: z.number().int(),
  handle: json,
});
export type ArmItem = z.infer<typeof ArmItem>;

/** What an answer's headers said of a rate limit; `resetAt` in ms since the epoch. */
export const UsageNote = z.object({
  scope: z.enum(["app", "connection"]),
  name: z.string().max(200),
  limit: z.number().int().nonnegative().max(2_000_000_000),
  remaining: z.number().int().nonnegative().max(2_000_000_000),
  resetAt: z.number(),
});
export type UsageNote = z.infer<typeof UsageNote>;

/** What became of a phase. Times are the worker's; evidence never holds credentials. */
const reportBase = {
  publicationId: z.uuid(),
  fence: z.number().int(),
  phase: z.enum(["prepare", "commit", "reconcile"]),
  /** How long the phase took, in ms. */
  durationMs: z.number().nonnegative(),
  evidence: json.default({}),
  /** Nobody answered at the network, or only to say that it is in trouble. */
  away: z.boolean().optional(),
  usage: z.array(UsageNote).max(20).optional(),
};
const failure = { code: z.string().max(200), message: z.string().max(2000) };
export const Report = z.discriminatedUnion("outcome", [
  z.object({
    ...reportBase,
    outcome: z.literal("published"),
    remoteId: z.string().max(2000),
    url: z.string().max(4000),
    holdUntil: z.number().optional(),
  }),
  /** Nothing became public. `retryAt` (ms since the epoch) is the network's own reset time and wins over backoff. */
  z.object({
    ...reportBase,
    ...failure,
    outcome: z.literal("not-sent"),
    retryAt: z.number().optional(),
    rateLimited: z.boolean().default(false),
  }),
  z.object({ ...reportBase, ...failure, outcome: z.literal("refused") }),
  z.object({ ...reportBase, ...failure, outcome: z.literal("reconnect") }),
  /** It may or may not be public: the next claim reconciles. */
  z.object({ ...reportBase, ...failure, outcome: z.literal("unknown") }),
  /** Reconcile's verdict; the claim goes on. */
  z.object({ ...reportBase, outcome: z.literal("not-published") }),
  z.object({
    ...reportBase,
    outcome: z.literal("cannot-tell"),
    code: z.string().max(200).default("CANNOT_TELL"),
    message: z.string().max(2000),
    askAgainAt: z.number().optional(),
  }),
]);
export type Report = z.infer<typeof Report>;

/** Per item: accepted, or refused because a newer claim exists. */
export const WriteResult = z.object({
  publicationId: z.uuid(),
  accepted: z.boolean(),
  /** What it is now; a claim goes on only while it is PUBLISHING. */
  status: PublicationStatus.optional(),
  reason: z.enum(["stale-fence", "remote-id-taken"]).optional(),
});
export type WriteResult = z.infer<typeof WriteResult>;

const batch = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item).min(1).max(200) });

export const internalContract = {
  posts: {
    get: oc
      .route({ method: "GET", path: "/posts/{id}" })
      .input(z.object({ id: z.uuid() }))
      .output(Post),
    /** The seed document's way to say one publication's outcome; refused with STALE_FENCE (409) when the claim is old. */
    setStatus: oc
      .route({ method: "PATCH", path: "/posts/{id}/status" })
      .input(z.object({ id: z.uuid(), report: Report }))
      .output(z.object({ status: Post.shape.status })),
  },
  publications: {
    claim: oc
      .route({ method: "POST", path: "/publications/claim" })
      .input(
        z.object({ workerId: z.string().min(1).max(100), publicationIds: z.array(z.uuid()).min(1).max(200) }),
      )
      .output(z.object({ items: z.array(ClaimResult) })),
    arm: oc
      .route({ method: "POST", path: "/publications/arm" })
      .input(batch(ArmItem))
      .output(batch(WriteResult)),
    report: oc
      .route({ method: "POST", path: "/publications/report" })
      .input(batch(Report))
      .output(batch(WriteResult)),
    /** Keeps a claim while media is still going up. */
    renew: oc
      .route({ method: "POST", path: "/publications/renew" })
      .input(batch(ArmItem.omit({ handle: true })))
      .output(batch(WriteResult)),
  },
  connections: {
    /** Newer credentials than `credentialsVersion`: refreshed by exactly one caller, saved before the answer. */
    refresh: oc
      .route({ method: "POST", path: "/connections/{id}/refresh" })
      .input(z.object({ id: z.uuid(), credentialsVersion: z.number().int() }))
      .output(
        z.discriminatedUnion("state", [
          z.object({
            state: z.literal("refreshed"),
            credentials: json,
            credentialsVersion: z.number().int(),
          }),
          z.object({ state: z.literal("needs-reconnecting"), code: z.string(), message: z.string() }),
          z.object({
            state: z.literal("try-later"),
            code: z.string(),
            message: z.string(),
            retryAt: z.number().optional(),
          }),
        ]),
      ),
  },
  workers: {
    heartbeat: oc
      .route({ method: "POST", path: "/workers/heartbeat" })
      .input(z.object({ workerId: z.string().min(1).max(100), startedAt: z.iso.datetime() }))
      .output(z.object({ ok: z.literal(true) })),
  },
};
