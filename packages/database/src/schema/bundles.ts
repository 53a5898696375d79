import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import type { StoredJson } from "./publishing.ts";

/** Deals. They belong to no team: everybody sees the same catalogue. */
export const bundles = pgTable(
  "bundles",
  {
    /** nanoid */
    id: text("id").primaryKey(),
    source: text("source").notNull(),
    /** What the source calls it; never changes while the deal lives. */
    sourceId: text("source_id").notNull(),
    provider: text("provider").notNull(),
    title: text("title").notNull(),
    description: text("description"),
    services: text("services")
      .array()
      .notNull()
      .default(sql`'{}'`),
    category: text("category"),
    audience: text("audience"),
    region: text("region"),
    url: text("url"),
    /** In the currency's smallest unit. Null: the source does not tell. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    /** ISO 4217 */
    currency: text("currency"),
    billingPeriod: text("billing_period"),
    introPriceMinor: bigint("intro_price_minor", { mode: "number" }),
    /** For how many billing periods the introductory price holds. */
    introPeriods: integer("intro_periods"),
    eligibility: text("eligibility"),
    validFrom: instant("valid_from"),
    validUntil: instant("valid_until"),
    /** What the source tells beyond these columns, as it tells it. */
    details: jsonb("details").$type<StoredJson>().notNull().default({}),
    /** `active` or `inactive` */
    status: text("status").notNull().default("active"),
    /** sha256 of the canonical JSON (RFC 8785) of everything above but id and status. */
    contentHash: text("content_hash").notNull(),
    /** Healthy runs in a row that did not have it. */
    missedRuns: integer("missed_runs").notNull().default(0),
    firstSeenAt: instant("first_seen_at").notNull(),
    /** Written when it is read anew or missed; while it is not missed, its source's last healthy run has seen it. */
    lastSeenAt: instant("last_seen_at").notNull(),
    lastChangedAt: instant("last_changed_at").notNull(),
    /** When its price fell, while it has not risen since. Kept by a trigger. */
    priceFellAt: instant("price_fell_at"),
    /** The transaction that wrote it last, kept by a trigger: copies of the catalogue read on from there. */
    xid: bigint("xid", { mode: "number" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
  },
  (t) => [uniqueIndex("bundles_source").on(t.source, t.sourceId), index("bundles_xid").on(t.xid)],
);

/** One row per field that changed, with before and after. A deal that appears changes its `status` from null. */
export const bundleHistory = pgTable(
  "bundle_history",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id, { onDelete: "cascade" }),
    runId: text("run_id")
      .notNull()
      .references(() => ingestionRuns.id),
    field: text("field").notNull(),
    before: jsonb("before").$type<unknown>(),
    after: jsonb("after").$type<unknown>(),
    at: instant("at").notNull(),
    /** The transaction that wrote it: who reads on from a cursor misses nothing of one that commits late. */
    xid: bigint("xid", { mode: "number" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
  },
  (t) => [
    index("bundle_history_bundle").on(t.bundleId, t.id),
    index("bundle_history_run").on(t.runId),
    index("bundle_history_xid").on(t.xid, t.id),
  ],
);

/** Every visit to a source, and what came of it. */
export const ingestionRuns = pgTable(
  "ingestion_runs",
  {
    /** nanoid */
    id: text("id").primaryKey(),
    source: text("source").notNull(),
    /** `schedule`, `catch-up`, `request` or `command-line` */
    trigger: text("trigger").notNull().default("command-line"),
    /** The instant of the source's cadence this run stands for; each is run once, whoever schedules. */
    plannedAt: instant("planned_at"),
    /** The user who asked for it. */
    requestedBy: text("requested_by"),
    /** Judged without the runs before. */
    accept: boolean("accept").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Null: it waits for its turn. */
    startedAt: instant("started_at"),
    /** `fetching`, `extracting` or `saving` while it runs. */
    phase: text("phase"),
    /** Null: it runs, or was killed. */
    completedAt: instant("completed_at"),
    /** `ok`, `unchanged`, `empty`, `blocked`, `soft-404`, `drifted` or `failed`; null while it runs. */
    verdict: text("verdict"),
    /** Why, in words; for `blocked` the rule that forbids it. */
    reason: text("reason"),
    httpStatus: integer("http_status"),
    /** Bytes of the body, unpacked; 0 when the source said that nothing has changed. */
    bodyBytes: integer("body_bytes").notNull().default(0),
    bodyHash: text("body_hash"),
    etag: text("etag"),
    lastModified: text("last_modified"),
    /** sha256 of the source's entry: what another entry has read says nothing about this one. */
    entryHash: text("entry_hash").notNull(),
    found: integer("found").notNull().default(0),
    invalid: integer("invalid").notNull().default(0),
    added: integer("added").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    reactivated: integer("reactivated").notNull().default(0),
    inactivated: integer("inactivated").notNull().default(0),
    /** Not found this time, not yet inactive. */
    missing: integer("missing").notNull().default(0),
    /** Share of records that have each field, 0 to 1. */
    coverage: jsonb("coverage").$type<{ [field: string]: number }>().notNull().default({}),
    /** The first records that can't be used, and why. */
    problems: jsonb("problems").$type<string[]>().notNull().default([]),
  },
  (t) => [
    index("ingestion_runs_source").on(t.source, t.startedAt),
    index("ingestion_runs_newest").on(t.createdAt, t.id),
    index("ingestion_runs_open")
      .on(t.source)
      .where(sql`completed_at is null`),
    uniqueIndex("ingestion_runs_planned").on(t.source, t.plannedAt),
  ],
);

/** What is known of a web server that sources stand on; all processes keep to it. */
export const bundleHosts = pgTable("bundle_hosts", {
  /** `https://shop.example` */
  origin: text("origin").primaryKey(),
  /** The next request may go out from then on. */
  nextAt: instant("next_at").notNull(),
  robotsFetchedAt: instant("robots_fetched_at"),
  /** HTTP status; null: out of reach. */
  robotsStatus: integer("robots_status"),
  robotsText: text("robots_text"),
});

/** The sources of the file, as whoever reads them last found it; for those who can't read the file. */
export const bundleSources = pgTable("bundle_sources", {
  name: text("name").primaryKey(),
  kind: text("kind").notNull(),
  url: text("url").notNull(),
  /** Cron pattern in UTC; null: read when somebody asks. */
  cadence: text("cadence"),
  seenAt: instant("seen_at").notNull(),
  /** No longer in the file; its deals are kept. */
  removedAt: instant("removed_at"),
});
