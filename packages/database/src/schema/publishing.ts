import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { instant, timestamps } from "./columns.ts";
import { recurrences } from "./planning.ts";

export type StoredJson = { [key: string]: unknown };

/** One account of a team on one network. */
export const connections = pgTable(
  "connections",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    /** Base URL of the server the account lives on. */
    service: text("service").notNull(),
    /** The network's own id of the account. */
    accountId: text("account_id").notNull(),
    handle: text("handle").notNull(),
    displayName: text("display_name").notNull(),
    avatarUrl: text("avatar_url"),
    profileUrl: text("profile_url"),
    limits: jsonb("limits").$type<StoredJson>().notNull().default({}),
    /** `ACTIVE` or `NEEDS_RECONNECTING` (its publications wait). */
    status: text("status").notNull().default("ACTIVE"),
    statusReason: text("status_reason"),
    /** AES-256-GCM, bound to this row. Null once the connection was removed. */
    credentials: text("credentials"),
    /** Grows with each change, so that a refresh by somebody else is noticed. */
    credentialsVersion: integer("credentials_version").notNull().default(1),
    /** When the credentials should be renewed at the latest, while the old ones still work; null: never. */
    refreshAt: instant("refresh_at"),
    /** When the account's owner has to connect it again at the latest; null: not known to end. */
    expiresAt: instant("expires_at"),
    /** The network asked for a pause: nothing goes out on this connection before. */
    holdUntil: instant("hold_until"),
    /** When its owner last connected it: what a worker says about older credentials no longer counts. */
    connectedAt: instant("connected_at").notNull().defaultNow(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    /** Removed by its team: hidden, without credentials; its history stays, and connecting the account again revives it. */
    removedAt: instant("removed_at"),
    ...timestamps,
  },
  (t) => [
    uniqueIndex("connections_account").on(t.teamId, t.network, t.service, t.accountId),
    index("connections_team").on(t.teamId, t.id),
    index("connections_refresh")
      .on(t.refreshAt)
      .where(sql`${t.refreshAt} is not null`),
  ],
);

/** Somebody on the way to a network's own page and back, for some minutes. */
export const networkSignIns = pgTable(
  "network_sign_ins",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    service: text("service").notNull(),
    redirectUri: text("redirect_uri").notNull(),
    /** The connection that is to be renewed; null: a new one. */
    connectionId: uuid("connection_id").references(() => connections.id, { onDelete: "cascade" }),
    /** Sealed: the code verifier on the way out, the accounts with their credentials on the way back. */
    secrets: text("secrets").notNull(),
    /** `WAITING`, `CHOOSING` between accounts, or `ENDED`. */
    status: text("status").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("network_sign_ins_expires").on(t.expiresAt)],
);

/** What `posts_search` holds: the words of a post in all its versions, and its team. A vector has room for 1 MB. */
export function postWords(t: { teamId: AnyPgColumn; content: AnyPgColumn }): SQL {
  const text = sql`left(lower(coalesce(${t.content} ->> 'text', '')), 50000)`;
  const versions = sql`case when length(${t.content} ->> 'perConnection') <= 50000 then ${t.content} -> 'perConnection' else '{}' end`;
  return sql`(array_to_tsvector(array['team:' || ${t.teamId}]) || to_tsvector('simple', ${text}) || jsonb_to_tsvector('simple', ${versions}, '["string"]'))`;
}

/** A publication that goes on only by a person's hand. */
export function needsAttention(t: { status: AnyPgColumn; waitingFor: AnyPgColumn }): SQL {
  return sql`(${t.status} in ('FAILED', 'UNCONFIRMED') or ${t.waitingFor} = 'reconnect')`;
}

/** What a person wrote, once, for one or more connections. */
export const posts = pgTable(
  "posts",
  {
    /** UUID v7: ordering by id is ordering by creation. */
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    /** The post as it was written: text, media, link, options, changes per connection. */
    content: jsonb("content").$type<StoredJson>().notNull(),
    status: text("status").notNull(),
    scheduledAt: instant("scheduled_at"),
    /** The wall time the user meant, `2026-03-29T09:00`, in `scheduleTimeZone` (IANA). */
    scheduleLocalTime: text("schedule_local_time"),
    scheduleTimeZone: text("schedule_time_zone"),
    /** Grows with each edit; part of the job's id. */
    version: integer("version").notNull().default(1),
    /** The version that somebody approved. Where the team asks for it, no other goes out. */
    approvedVersion: integer("approved_version"),
    /** What made it, and for which wall time: an occurrence is made once. */
    recurrenceId: uuid("recurrence_id").references(() => recurrences.id, { onDelete: "set null" }),
    occurrence: text("occurrence"),
    /** The last row of `post_reviews`, for showing. */
    approval: jsonb("approval").$type<StoredJson>(),
    ...timestamps,
  },
  (t) => [
    index("posts_team").on(t.teamId, t.id),
    index("posts_team_status").on(t.teamId, t.status, t.id),
    index("posts_team_scheduled").on(t.teamId, t.scheduledAt, t.id),
    index("posts_team_author").on(t.teamId, t.authorId, t.id),
    uniqueIndex("posts_occurrence").on(t.recurrenceId, t.occurrence),
    index("posts_connections").using("gin", sql`(${t.content} -> 'connectionIds') jsonb_path_ops`),
    // The team stands in the vector as a word of its own: a search never reads what others have written.
    index("posts_search").using("gin", postWords(t)),
  ],
);

/** One post on one connection; the parts of its thread and its first comment are publications of their own. */
export const publications = pgTable(
  "publications",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    network: text("network").notNull(),
    /** 0: the post itself. A part of a thread goes under the part before it, a comment under the post. */
    part: integer("part").notNull().default(0),
    /** `post`, `thread` or `comment`. */
    role: text("role").notNull().default("post"),
    status: text("status").notNull(),
    /** `PublicationContent`: the post with this connection's changes applied. */
    content: jsonb("content").$type<StoredJson>().notNull(),
    version: integer("version").notNull().default(1),
    dueAt: instant("due_at"),
    /** When the next claim may happen: the due time, then a retry's time. Null = not before something else happens. */
    nextAttemptAt: instant("next_attempt_at"),
    /** What it waits for beyond its time: `approval`, `previous`, `reconnect`, `retry` or `confirmation`. */
    waitingFor: text("waiting_for"),
    /** When the wake-up was last handed to the queue; null = it still has to be. */
    enqueuedAt: instant("enqueued_at"),
    /** Fencing number: every claim takes the next one, every later write must name the newest. */
    fence: integer("fence").notNull().default(0),
    leaseUntil: instant("lease_until"),
    leasedBy: text("leased_by"),
    claimedAt: instant("claimed_at"),
    /** With this the network can be asked what became of the call. Set = a call may be out. */
    handle: jsonb("handle").$type<StoredJson>(),
    /** When a handle was first armed: nothing older than this can be ours. */
    armedAt: instant("armed_at"),
    /** The claim that armed last: only its own call's outcome, or a later reconcile, settles the doubt. */
    armedFence: integer("armed_fence"),
    /** True from arm until the outcome of that call is known. */
    inDoubt: boolean("in_doubt").notNull().default(false),
    /** Since when the outcome is in doubt: the network's horizon counts from here. */
    doubtSince: instant("doubt_since"),
    /** Tries that ended with "not sent"; drives backoff. */
    failures: integer("failures").notNull().default(0),
    remoteId: text("remote_id"),
    url: text("url"),
    publishedAt: instant("published_at"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    ...timestamps,
  },
  (t) => [
    uniqueIndex("publications_post_connection_part").on(t.postId, t.connectionId, t.part),
    uniqueIndex("publications_remote")
      .on(t.connectionId, t.remoteId)
      .where(sql`${t.remoteId} is not null`),
    // The sweep and the readiness probe look only at what is still to go out.
    index("publications_open")
      .on(t.nextAttemptAt)
      .where(sql`${t.status} in ('SCHEDULED', 'PUBLISHING')`),
    index("publications_connection").on(t.connectionId, t.status, t.publishedAt),
    // Whose figures are still to be planned, and what went out lately.
    index("publications_published")
      .on(t.publishedAt)
      .where(sql`${t.status} = 'PUBLISHED'`),
    // The sweep looks every few seconds for accounts that work again.
    index("publications_reconnect")
      .on(t.connectionId)
      .where(sql`${t.waitingFor} = 'reconnect'`),
    // Parts whose turn comes when the one before them is out.
    index("publications_previous")
      .on(t.postId)
      .where(sql`${t.waitingFor} = 'previous'`),
    index("publications_team_status").on(t.teamId, t.status),
    index("publications_attention").on(t.teamId, t.postId).where(needsAttention(t)),
  ],
);

/** The ledger: what was tried, when, with what outcome. Rows are only ever added. */
export const attempts = pgTable(
  "attempts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicationId: uuid("publication_id")
      .notNull()
      .references(() => publications.id, { onDelete: "cascade" }),
    fence: integer("fence").notNull(),
    phase: text("phase").notNull(),
    outcome: text("outcome").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at").notNull(),
    code: text("code"),
    message: text("message"),
    evidence: jsonb("evidence").$type<StoredJson>().notNull().default({}),
  },
  (t) => [index("attempts_publication").on(t.publicationId, t.id)],
);

export const media = pgTable(
  "media",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    uploadedBy: text("uploaded_by").references(() => users.id, { onDelete: "set null" }),
    kind: text("kind").notNull(),
    mimeType: text("mime_type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    videoCodec: text("video_codec"),
    audioCodec: text("audio_codec"),
    frameRate: doublePrecision("frame_rate"),
    /** The file this one was made from to fit a network; null: somebody uploaded it. */
    madeFrom: uuid("made_from").references((): AnyPgColumn => media.id, { onDelete: "set null" }),
    /** What it was made for, in the words of `planDerivation`; one file is made once. */
    madeTo: text("made_to"),
    alt: text("alt").notNull().default(""),
    sha256: text("sha256").notNull(),
    /** Where the bytes are, relative to the media store. */
    storageKey: text("storage_key").notNull(),
    ...timestamps,
  },
  (t) => [index("media_team").on(t.teamId, t.id), index("media_made_from").on(t.madeFrom, t.madeTo)],
);

/** Files on their way. The finished file becomes a row of `media` under the same id. */
export const mediaUploads = pgTable(
  "media_uploads",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    uploadedBy: text("uploaded_by").references(() => users.id, { onDelete: "set null" }),
    /** The announced size: it counts against the team's quota from the start. */
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    alt: text("alt").notNull().default(""),
    /** The object store's name for the upload and where it will be; null: it comes through the API. */
    remoteId: text("remote_id"),
    storageKey: text("storage_key"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("media_uploads_team").on(t.teamId), index("media_uploads_expires").on(t.expiresAt)],
);

/** Addresses at which other calendars read a team's posts. Only a hash of the secret part is kept. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    readAt: instant("read_at"),
  },
  (t) => [index("calendar_feeds_team").on(t.teamId, t.id)],
);
