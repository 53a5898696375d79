import { sql } from "drizzle-orm";
import { bigint, boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./accounts.ts";
import { bundles, ingestionRuns } from "./bundles.ts";
import { instant } from "./columns.ts";
import type { StoredJson } from "./publishing.ts";

/**
 * How many deals have a value: rows of differences, written by triggers in the transaction that changes the deals, and
 * folded together now and then. The count of a value is the sum of its rows, so that writers never wait for each other.
 */
export const bundleFacets = pgTable(
  "bundle_facets",
  {
    /** `provider`, `category`, `audience`, `region` or `currency` */
    facet: text("facet").notNull(),
    value: text("value").notNull(),
    /** The deals' status. */
    status: text("status").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [index("bundle_facets_facet").on(t.facet, t.value, t.status)],
);

/** Deals that are no more: whoever holds a copy of the catalogue takes them out. */
export const bundleRemovals = pgTable(
  "bundle_removals",
  {
    bundleId: text("bundle_id").notNull(),
    xid: bigint("xid", { mode: "number" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
  },
  (t) => [index("bundle_removals_xid").on(t.xid)],
);

/** A search, or a single deal, that somebody wants to hear of. */
export const savedSearches = pgTable(
  "saved_searches",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Words and filters, as `GET /api/bundles/search` takes them. */
    query: jsonb("query").$type<StoredJson>().notNull(),
    /** The one deal that is watched; null: whatever the query finds. */
    bundleId: text("bundle_id").references(() => bundles.id, { onDelete: "cascade" }),
    /** Told by mail, too. */
    byMail: boolean("by_mail").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("saved_searches_person").on(t.userId, t.teamId, t.id)],
);

/** What somebody was told of a deal. One run tells one search of one deal once. */
export const dealAlerts = pgTable(
  "deal_alerts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    savedSearchId: uuid("saved_search_id")
      .notNull()
      .references(() => savedSearches.id, { onDelete: "cascade" }),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id, { onDelete: "cascade" }),
    runId: text("run_id")
      .notNull()
      .references(() => ingestionRuns.id),
    /** `appeared`, `price-fell`, `price-rose`, `changed` or `ended` */
    kind: text("kind").notNull(),
    words: text("words").notNull(),
    at: instant("at").notNull(),
    readAt: instant("read_at"),
    /** Noted before its mail is sent: whoever dies in between has it sent once or not at all, never twice. */
    mailingAt: instant("mailing_at"),
    /** Null: not yet, or not by mail. */
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    uniqueIndex("deal_alerts_once").on(t.savedSearchId, t.bundleId, t.runId),
    index("deal_alerts_unmailed")
      .on(t.savedSearchId)
      .where(sql`mailed_at is null`),
    index("deal_alerts_at").on(t.at),
  ],
);

/** A post that is written already and goes out when its deal drops. */
export const dealPosts = pgTable(
  "deal_posts",
  {
    id: uuid("id").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id, { onDelete: "cascade" }),
    /** `price-falls` or `price-below` */
    condition: text("condition").notNull(),
    /** The price it must come to or below, in minor units of `currency`. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    /** The deal's when this was prepared: an amount of another one is no answer to it. */
    currency: text("currency"),
    /** What it cost then, or before it fell. */
    priceBeforeMinor: bigint("price_before_minor", { mode: "number" }),
    /** What it fell to. */
    priceAfterMinor: bigint("price_after_minor", { mode: "number" }),
    /** As `POST /api/posts/create` takes it; the text may hold variables. */
    content: jsonb("content").$type<StoredJson>().notNull(),
    /** Chosen beforehand, so that a second try makes no second post. */
    postId: uuid("post_id").notNull().unique(),
    /** `WAITING`, `DUE`, `RELEASED`, `FAILED`, `EXPIRED` or `CANCELLED` */
    status: text("status").notNull(),
    problem: text("problem"),
    createdAt: instant("created_at").notNull(),
    /** A drop after it makes no post. */
    expiresAt: instant("expires_at"),
    /** When the deal dropped, and the run that saw it. */
    dueAt: instant("due_at"),
    runId: text("run_id"),
    releasedAt: instant("released_at"),
  },
  (t) => [
    index("deal_posts_team").on(t.teamId, t.id),
    index("deal_posts_waiting").on(t.bundleId, t.status),
    index("deal_posts_due").on(t.status, t.dueAt),
  ],
);

/** How far each reader of `bundle_history` has come. */
export const bundleReaders = pgTable("bundle_readers", {
  name: text("name").primaryKey(),
  /** The cursor of `readBundleChanges`. */
  cursor: text("cursor").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
