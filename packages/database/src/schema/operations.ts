import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { teams } from "./accounts.ts";
import { instant } from "./columns.ts";
import type { StoredJson } from "./publishing.ts";

/** Who did what. Rows are only ever added. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** A user's id; null = planrrr itself. */
    actorId: text("actor_id"),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<StoredJson>().notNull().default({}),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("audit_log_team").on(t.teamId, t.id)],
);

/** A write that a client may repeat. The resource's id is chosen before the write, so that a repeat after a crash finds it. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** Who sent it: team and user. */
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    /** sha256 of method, path and body. */
    requestHash: text("request_hash").notNull(),
    resourceId: uuid("resource_id").notNull(),
    responseStatus: integer("response_status"),
    responseBody: text("response_body"),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Null while the first request runs. */
    completedAt: instant("completed_at"),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index("idempotency_keys_created").on(t.createdAt)],
);

/** Servers of networks that do not answer, shared by every worker. No row: all is well. */
export const breakers = pgTable("breakers", {
  /** Network and server, `mastodon https://mastodon.example`, or an account, `connection <id>`. */
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  opened: integer("opened").notNull(),
  openUntil: instant("open_until"),
  trialUntil: instant("trial_until"),
  updatedAt: instant("updated_at").notNull(),
});

/** What networks' headers said of their rate limits last. */
export const networkUsage = pgTable(
  "network_usage",
  {
    /** `app <network> <server>` or `connection <id>`. */
    key: text("key").notNull(),
    name: text("name").notNull(),
    max: integer("max").notNull(),
    remaining: integer("remaining").notNull(),
    resetAt: instant("reset_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.name] })],
);

/** Proof that a worker takes jobs from the queue and reaches the API. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  workerId: text("worker_id").primaryKey(),
  startedAt: instant("started_at").notNull(),
  seenAt: instant("seen_at").notNull(),
});

/**
 * What changed, for open browsers; written by triggers, kept for an hour or two. Without a reference to the team,
 * since the removal of one is told here, too.
 */
export const liveEvents = pgTable(
  "live_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The writing transaction: ids are given out in another order than transactions end (docs/decisions/007). */
    xid: bigint("xid", { mode: "number" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
    teamId: text("team_id").notNull(),
    type: text("type").notNull(),
    data: jsonb("data").$type<StoredJson>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("live_events_team").on(t.teamId, t.xid)],
);

/** What the edge told us to tell somebody: a repeat of it is not mailed again. */
export const edgeAlerts = pgTable(
  "edge_alerts",
  {
    /** The edge's own: what is wrong, and since when. */
    id: text("id").notNull(),
    /** `firing` or `resolved`. */
    state: text("state").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** Null: it could not be mailed, and the edge will ask again. */
    mailedAt: instant("mailed_at"),
  },
  (t) => [primaryKey({ columns: [t.id, t.state] }), index("edge_alerts_received").on(t.receivedAt)],
);
