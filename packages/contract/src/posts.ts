import { z } from "zod";
import { ContentProblem, LinkCard, NetworkOptions, PublicationRole, Visibility } from "./content.ts";
import { NetworkName } from "./network-name.ts";

export const PostStatus = z.enum([
  "DRAFT",
  "PENDING_APPROVAL",
  "SCHEDULED",
  "PUBLISHING",
  "PUBLISHED",
  "PARTIALLY_PUBLISHED",
  "FAILED",
  "CANCELLED",
]);
export type PostStatus = z.infer<typeof PostStatus>;

export const PublicationStatus = z.enum([
  "SCHEDULED",
  "PUBLISHING",
  "PUBLISHED",
  "FAILED",
  "UNCONFIRMED",
  "CANCELLED",
]);
export type PublicationStatus = z.infer<typeof PublicationStatus>;

/** What a publication waits for beyond its time: somebody's approval, the part before it, its account, or the next try. */
export const WaitingFor = z.enum(["approval", "previous", "reconnect", "retry", "confirmation"]);
export type WaitingFor = z.infer<typeof WaitingFor>;

/** Each a text of its own, under the one before it. */
const thread = z.array(z.string().max(100_000)).max(24);
const firstComment = z.string().max(100_000);

const instant = z.iso.datetime({ offset: true });

/** A wall time in a zone. In a DST gap it moves forward by the gap; where it happens twice the first is meant. */
export const WallTime = z.object({
  /** `2026-03-29T09:00` or with seconds, no offset. */
  localTime: z.iso.datetime({ local: true }),
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: z.string().min(1).max(64),
});
export type WallTime = z.infer<typeof WallTime>;

/** What may differ on one connection. An absent field means: as in the post. `link: null` removes the card there. */
export const PerConnection = z.object({
  text: z.string().max(100_000).optional(),
  mediaIds: z.array(z.uuid()).max(20).optional(),
  link: LinkCard.nullable().optional(),
  language: z.string().max(35).optional(),
  visibility: Visibility.optional(),
  contentWarning: z.string().max(500).optional(),
  /** Takes the place of the post's own options there, all of them. */
  options: NetworkOptions.optional(),
  thread: thread.optional(),
  /** `null`: none there. */
  firstComment: firstComment.nullable().optional(),
});
export type PerConnection = z.infer<typeof PerConnection>;

const postFields = {
  text: z.string().max(100_000),
  connectionIds: z.array(z.uuid()).max(50),
  mediaIds: z.array(z.uuid()).max(20),
  link: LinkCard.nullable(),
  language: z.string().max(35),
  visibility: Visibility,
  contentWarning: z.string().max(500),
  /** Each connection reads the part of its network. */
  options: NetworkOptions,
  /** Further parts after the text. They stay out where a network has no threads. */
  thread,
  /** Goes under the post once it is out. */
  firstComment,
  perConnection: z.record(z.uuid(), PerConnection),
};

/** Neither `scheduledAt` nor `schedule` and not a draft: it goes out now. */
export const CreatePostInput = z
  .object({
    text: postFields.text.default(""),
    connectionIds: postFields.connectionIds,
    mediaIds: postFields.mediaIds.default([]),
    link: postFields.link.optional(),
    language: postFields.language.optional(),
    visibility: postFields.visibility.optional(),
    contentWarning: postFields.contentWarning.optional(),
    options: postFields.options.optional(),
    thread: postFields.thread.optional(),
    firstComment: postFields.firstComment.nullable().optional(),
    perConnection: postFields.perConnection.default({}),
    scheduledAt: instant.optional(),
    schedule: WallTime.optional(),
    draft: z.boolean().default(false),
  })
  .refine((input) => !(input.scheduledAt && input.schedule), {
    message: "Give either scheduledAt or schedule, not both.",
    path: ["schedule"],
  })
  .refine((input) => input.draft || input.connectionIds.length > 0, {
    message: "A post that goes out needs at least one connection.",
    path: ["connectionIds"],
  });
export type CreatePostInput = z.infer<typeof CreatePostInput>;

/** Absent fields stay as they are. `draft: false` sends a draft out: at its time, or now when it has none. */
export const UpdatePostInput = z
  .object({
    text: postFields.text.optional(),
    connectionIds: postFields.connectionIds.optional(),
    mediaIds: postFields.mediaIds.optional(),
    link: postFields.link.optional(),
    language: postFields.language.nullable().optional(),
    visibility: postFields.visibility.nullable().optional(),
    contentWarning: postFields.contentWarning.nullable().optional(),
    options: postFields.options.nullable().optional(),
    thread: postFields.thread.optional(),
    firstComment: postFields.firstComment.nullable().optional(),
    perConnection: postFields.perConnection.optional(),
    scheduledAt: instant.optional(),
    /** Null takes the time away from a draft; what is planned always has one. */
    schedule: WallTime.nullable().optional(),
    draft: z.boolean().optional(),
    /** The version the change was made on; refused with POST_CHANGED when somebody was faster. */
    version: z.number().int().positive().optional(),
  })
  .refine((input) => !(input.scheduledAt && input.schedule), {
    message: "Give either scheduledAt or schedule, not both.",
    path: ["schedule"],
  });
export type UpdatePostInput = z.infer<typeof UpdatePostInput>;

export const Publication = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  network: NetworkName,
  /** The account's name and page as last known, also after it was removed. */
  handle: z.string(),
  profileUrl: z.string().nullable(),
  /** 0: the post; then the parts of its thread and its first comment, each a publication of its own. */
  part: z.number().int(),
  role: PublicationRole,
  status: PublicationStatus,
  dueAt: z.date().nullable(),
  /** When the next try is due; null when there is none. */
  nextAttemptAt: z.date().nullable(),
  waitingFor: WaitingFor.nullable(),
  /** The network's own id of the post. */
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: z.date().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** How often it was tried. */
  attempts: z.number().int(),
});
export type Publication = z.infer<typeof Publication>;

export const ResolvedSchedule = z.object({
  localTime: z.string(),
  timeZone: z.string(),
  /** The wall time it will really be: differs from `localTime` in a DST gap. */
  actualLocalTime: z.string(),
  adjustment: z.enum(["none", "moved-out-of-gap", "first-of-two"]),
});
export type ResolvedSchedule = z.infer<typeof ResolvedSchedule>;

export const Post = z.object({
  id: z.uuid(),
  status: PostStatus,
  text: z.string(),
  connectionIds: z.array(z.uuid()),
  mediaIds: z.array(z.uuid()),
  link: LinkCard.nullable(),
  language: z.string().nullable(),
  visibility: Visibility.nullable(),
  contentWarning: z.string().nullable(),
  options: NetworkOptions.nullable(),
  thread: z.array(z.string()),
  firstComment: z.string().nullable(),
  perConnection: z.record(z.string(), PerConnection),
  scheduledAt: z.date().nullable(),
  schedule: ResolvedSchedule.nullable(),
  authorId: z.string().nullable(),
  /** What makes it again and again; null: written by hand. */
  recurrenceId: z.uuid().nullable(),
  version: z.number().int(),
  createdAt: z.date(),
  updatedAt: z.date(),
  publications: z.array(Publication),
  /** The last step of its approval; null: nobody has asked for one. */
  approval: z
    .object({
      decision: z.enum(["submitted", "approved", "rejected"]),
      version: z.number().int(),
      comment: z.string().nullable(),
      userId: z.string().nullable(),
      reviewer: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
  /** What the user should know though nothing failed, e.g. a time moved out of a DST gap. */
  notices: z.array(z.string()),
});
export type Post = z.infer<typeof Post>;

/** Who wrote a post as it stands now, and when. */
export const PostChange = z.object({
  version: z.number().int(),
  /** Null: planrrr itself, e.g. for a post that repeats. */
  userId: z.string().nullable(),
  /** Null: no account, or no longer. */
  userName: z.string().nullable(),
  at: z.date(),
});
export type PostChange = z.infer<typeof PostChange>;

export const RetryPostInput = z.object({
  id: z.uuid(),
  /** Only these; absent: every publication that failed or waits for its next try. */
  publicationIds: z.array(z.uuid()).max(50).optional(),
});
export type RetryPostInput = z.infer<typeof RetryPostInput>;

/** A person's answer where no machine could find out. */
export const ResolvePublicationInput = z.object({
  id: z.uuid(),
  outcome: z.enum(["published", "send-again"]),
  /** Where it is, when the person knows. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type ResolvePublicationInput = z.infer<typeof ResolvePublicationInput>;

const TextCount = z.object({ unit: z.string(), count: z.number(), limit: z.number() });

export const ValidatePostOutput = z.object({
  valid: z.boolean(),
  connections: z.array(
    z.object({
      connectionId: z.uuid(),
      network: NetworkName,
      problems: z.array(ContentProblem),
      /** What the network charges whoever runs planrrr for it; null: nothing. */
      price: z.object({ amount: z.number(), currency: z.literal("USD"), reason: z.string() }).nullable(),
      counts: z.array(TextCount),
      /** What goes under it there: the parts of its thread, then its first comment. */
      parts: z.array(z.object({ role: PublicationRole, counts: z.array(TextCount) })),
    }),
  ),
  scheduledAt: z.date().nullable(),
  schedule: ResolvedSchedule.nullable(),
  notices: z.array(z.string()),
});
export type ValidatePostOutput = z.infer<typeof ValidatePostOutput>;

export const AttemptPhase = z.enum(["claim", "prepare", "arm", "commit", "confirm", "reconcile", "resolve"]);
export type AttemptPhase = z.infer<typeof AttemptPhase>;

export const AttemptOutcome = z.enum([
  "done",
  "published",
  "not-sent",
  "refused",
  "reconnect",
  "unknown",
  "not-published",
  "cannot-tell",
  "gave-up",
  "taken-over",
]);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

/** One row of the ledger. */
export const Attempt = z.object({
  id: z.number().int(),
  publicationId: z.uuid(),
  connectionId: z.uuid(),
  network: NetworkName,
  /** Fencing number of the claim it belongs to. */
  fence: z.number().int(),
  phase: AttemptPhase,
  outcome: AttemptOutcome,
  startedAt: z.date(),
  endedAt: z.date(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  evidence: z.record(z.string(), z.unknown()),
});
export type Attempt = z.infer<typeof Attempt>;
