import { oc } from "@orpc/contract";
import { z } from "zod";
import { PageInput, page } from "./paging.ts";

// Deals and the runs that read them. Money is a whole number of the currency's smallest unit beside its ISO 4217 code;
// what a source does not tell is null, never a guess.

export const BillingPeriod = z.enum(["once", "day", "week", "month", "quarter", "year"]);
export type BillingPeriod = z.infer<typeof BillingPeriod>;

export const BundleStatus = z.enum(["active", "inactive"]);
export type BundleStatus = z.infer<typeof BundleStatus>;

/** One deal as it stands now. */
export const Bundle = z.object({
  /** nanoid */
  id: z.string(),
  /** The source's name in `config/sources.yml`. */
  source: z.string(),
  /** What the source calls it; never changes. */
  sourceId: z.string(),
  provider: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  services: z.array(z.string()),
  category: z.string().nullable(),
  audience: z.string().nullable(),
  region: z.string().nullable(),
  url: z.string().nullable(),
  priceMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  billingPeriod: BillingPeriod.nullable(),
  introPriceMinor: z.number().int().nullable(),
  /** For how many billing periods the introductory price holds. */
  introPeriods: z.number().int().nullable(),
  eligibility: z.string().nullable(),
  validFrom: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime().nullable(),
  /** What the source tells beyond these fields, as it tells it. */
  details: z.record(z.string(), z.unknown()),
  status: BundleStatus,
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  lastChangedAt: z.iso.datetime(),
});
export type Bundle = z.infer<typeof Bundle>;

/** One field that changed. A deal that appears changes its `status` from null to `active`. */
export const BundleChange = z.object({
  /** A field of `Bundle`, or `details.<name>`. */
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type BundleChange = z.infer<typeof BundleChange>;

/** A row of `bundle_history`. */
export const BundleHistoryRow = BundleChange.extend({
  id: z.number().int(),
  runId: z.string(),
  at: z.iso.datetime(),
});
export type BundleHistoryRow = z.infer<typeof BundleHistoryRow>;

/**
 * The event `bundle.changed`: all that one run changed of one deal. It is `bundle_history` itself, read from a cursor
 * by `readBundleChanges` of `@planrrr/bundles`: nothing is lost or told out of order, whoever commits when. Channel
 * `planrrr_bundles` (LISTEN) wakes those who wait.
 */
export const BundleChanged = z.object({
  type: z.literal("bundle.changed"),
  bundleId: z.string(),
  source: z.string(),
  runId: z.string(),
  at: z.iso.datetime(),
  changes: z.array(BundleChange),
});
export type BundleChanged = z.infer<typeof BundleChanged>;

/** How a run ended. Only `ok` changes deals; `unchanged` says that there was nothing to change. */
export const Verdict = z.enum(["ok", "unchanged", "empty", "blocked", "soft-404", "drifted", "failed"]);
export type Verdict = z.infer<typeof Verdict>;

export const RunState = z.enum(["queued", "running", "completed"]);
export type RunState = z.infer<typeof RunState>;

/** What began a run: its cadence, a cadence that was missed, somebody's wish, or the command line. */
export const RunTrigger = z.enum(["schedule", "catch-up", "request", "command-line"]);
export type RunTrigger = z.infer<typeof RunTrigger>;

/** What a run is at. */
export const RunPhase = z.enum(["fetching", "extracting", "saving"]);
export type RunPhase = z.infer<typeof RunPhase>;

/** One visit to a source, and what came of it. */
export const IngestionRun = z.object({
  /** nanoid */
  id: z.string(),
  source: z.string(),
  trigger: RunTrigger,
  state: RunState,
  /** While it runs. */
  phase: RunPhase.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  verdict: Verdict.nullable(),
  /** Why, in words; for `blocked` the rule that forbids it. */
  reason: z.string().nullable(),
  httpStatus: z.number().int().nullable(),
  /** Bytes of the body, unpacked; 0 when the source said that nothing has changed. */
  bodyBytes: z.number().int(),
  found: z.number().int(),
  invalid: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  reactivated: z.number().int(),
  inactivated: z.number().int(),
  /** Not found this time, not yet inactive. */
  missing: z.number().int(),
  /** Share of records that have each field, 0 to 1. */
  coverage: z.record(z.string(), z.number()),
  /** The first records that can't be used, and why. */
  problems: z.array(z.string()),
});
export type IngestionRun = z.infer<typeof IngestionRun>;

/** A source as whoever looks after the deals sees it. */
export const SourceOverview = z.object({
  /** Its name in `config/sources.yml`. */
  name: z.string(),
  /** Null: it is no longer in the file; its deals are kept. */
  kind: z.string().nullable(),
  url: z.string().nullable(),
  /** Cron pattern in UTC; null: read when somebody asks. */
  cadence: z.string().nullable(),
  active: z.number().int(),
  inactive: z.number().int(),
  lastHealthyAt: z.date().nullable(),
  /** Its last healthy visit is older than two of its cadences. */
  stale: z.boolean(),
  /** Usable records of the last run that read its page; null: none did. */
  yield: z.number().int().nullable(),
  /** The newest first, five at most. */
  runs: z.array(IngestionRun),
});
export type SourceOverview = z.infer<typeof SourceOverview>;

export const EnqueueRunInput = z.object({
  source: z.string().min(1).max(60),
  /** The page has changed and that is right: judge without the runs before. */
  accept: z.boolean().default(false),
});
export type EnqueueRunInput = z.infer<typeof EnqueueRunInput>;

export const ListRunsInput = PageInput.extend({
  source: z.string().max(60).optional(),
  state: RunState.optional(),
  verdict: Verdict.optional(),
});
export type ListRunsInput = z.infer<typeof ListRunsInput>;

/** Administration of the ingestion, at these very paths (no `/api` before them), and by RPC. */
export const ingestContract = {
  jobs: {
    enqueue: oc
      .route({
        method: "POST",
        path: "/jobs/enqueue",
        successStatus: 202,
        tags: ["ingestion"],
        summary: "Read a source soon; one that already waits or runs is not begun twice (operators)",
      })
      .input(EnqueueRunInput)
      .output(IngestionRun),
  },
  sources: {
    list: oc
      .route({
        method: "GET",
        path: "/sources",
        tags: ["ingestion"],
        summary:
          "Where deals come from: how fresh each source is, what it gives, its last visits (operators)",
      })
      .output(z.object({ items: z.array(SourceOverview) })),
  },
  runs: {
    list: oc
      .route({
        method: "GET",
        path: "/runs",
        tags: ["ingestion"],
        summary: "Visits to sources, newest first (operators)",
      })
      .input(ListRunsInput)
      .output(page(IngestionRun)),
    get: oc
      .route({
        method: "GET",
        path: "/runs/{id}",
        tags: ["ingestion"],
        summary: "One visit: where it is, or what came of it; ask again while it is not completed",
      })
      .input(z.object({ id: z.string().max(60) }))
      .output(IngestionRun),
  },
};
