import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { publications, type StoredJson } from "./publishing.ts";

/** What networks have told us already, so that the same word said twice counts once. */
export const networkNotices = pgTable(
  "network_notices",
  {
    /** sha256 of what was sent. */
    hash: text("hash").primaryKey(),
    network: text("network").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [index("network_notices_received").on(t.receivedAt)],
);

/** People who asked a network that planrrr forget them. Nothing here says who they are. */
export const deletionRequests = pgTable("deletion_requests", {
  /** Handed to the person, who may look with it what became of it. */
  code: text("code").primaryKey(),
  network: text("network").notNull(),
  /** How many connections were wiped. */
  connections: integer("connections").notNull(),
  requestedAt: instant("requested_at").notNull(),
  doneAt: instant("done_at").notNull(),
});

/** Which post's figures are read next, and what they were last. One row per post that is out. */
export const insightPlans = pgTable(
  "insight_plans",
  {
    publicationId: uuid("publication_id")
      .primaryKey()
      .references(() => publications.id, { onDelete: "cascade" }),
    /** Null: they are read no more. */
    dueAt: instant("due_at"),
    readAt: instant("read_at"),
    /** The newest, in the network's own words: `likes`, `views`, … */
    metrics: jsonb("metrics").$type<StoredJson>(),
    failures: integer("failures").notNull().default(0),
    errorCode: text("error_code"),
  },
  (t) => [
    index("insight_plans_due")
      .on(t.dueAt)
      .where(sql`${t.dueAt} is not null`),
  ],
);

/** The figures of a post as they were each time they had changed. Rows are only ever added. */
export const insights = pgTable(
  "insights",
  {
    id: uuid("id").primaryKey(),
    publicationId: uuid("publication_id")
      .notNull()
      .references(() => publications.id, { onDelete: "cascade" }),
    readAt: instant("read_at").notNull(),
    metrics: jsonb("metrics").$type<StoredJson>().notNull(),
  },
  (t) => [index("insights_publication").on(t.publicationId, t.readAt)],
);
