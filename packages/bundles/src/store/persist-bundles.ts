import type { Queryable } from "@planrrr/database";
import type { BundlesContext } from "../context.ts";
import type { BundleContent } from "../normalise/bundle.ts";
import { compareBundles, type Step } from "./compare-bundles.ts";
import { markInactive } from "./mark-inactive.ts";
import { type KnownBundle, readKnown } from "./read-stored.ts";
import { recordHistory } from "./record-history.ts";
import { type BundleRow, toColumns } from "./stored-content.ts";
import { upsertBundle } from "./upsert-bundle.ts";

export interface Reading {
  source: string;
  runId: string;
  bundles: readonly BundleContent[];
  /** Known to be on the page, but not usable: neither written nor missed. */
  unusable: ReadonlySet<string>;
  /** Whether the page tells what is gone. */
  tellsMissing: boolean;
  inactiveAfter: number;
}

export interface Persisted {
  added: number;
  changed: number;
  reactivated: number;
  inactivated: number;
  missing: number;
}

/** As many are compared and written at a time: a source of any size takes no more memory than its page. */
const batchSize = 1000;

/** Brings the catalogue to what was read. Writes nothing of a deal that is as it was. */
export async function persistBundles(
  ctx: BundlesContext,
  db: Queryable,
  reading: Reading,
): Promise<Persisted> {
  const run = { id: reading.runId, at: ctx.now() };
  const known = await readKnown(db, reading.source);
  const count = { added: 0, changed: 0, reactivated: 0 };
  for (let start = 0; start < reading.bundles.length; start += batchSize) {
    const batch = reading.bundles.slice(start, start + batchSize);
    const steps = await compareBundles(db, known, batch);
    for (const { kind } of steps) if (kind) count[kind] += 1;
    const rows = steps.map((step) => toRow(step, { id: ctx.newId(), source: reading.source, at: run.at }));
    const ids = await upsertBundle(db, rows);
    const history = steps.flatMap(({ content, changes }) =>
      changes.map((change) => ({ ...change, bundleId: ids.get(content.sourceId) ?? "" })),
    );
    await recordHistory(db, run, history);
  }
  const missed = reading.tellsMissing ? findMissed([...known.values()], reading) : [];
  const { inactiveAfter } = reading;
  const { ended, missing } = await markInactive(db, { ids: missed, inactiveAfter, at: run.at });
  await recordHistory(
    db,
    run,
    ended.map((bundleId) => ({ bundleId, field: "status", before: "active", after: "inactive" })),
  );
  return { ...count, inactivated: ended.length, missing };
}

function toRow(
  { content, hash, before, changes }: Step,
  fresh: { id: string; source: string; at: Date },
): BundleRow {
  const { source, at } = fresh;
  return {
    id: before?.id ?? fresh.id,
    source,
    ...toColumns(content),
    status: "active",
    contentHash: hash,
    missedRuns: 0,
    firstSeenAt: before?.firstSeenAt ?? at,
    lastSeenAt: at,
    lastChangedAt: changes.length > 0 ? at : (before?.lastChangedAt ?? at),
  };
}

function findMissed(known: readonly KnownBundle[], { bundles, unusable }: Reading): string[] {
  const seen = new Set(bundles.map(({ sourceId }) => sourceId));
  return known
    .filter(({ sourceId, status }) => status === "active" && !seen.has(sourceId) && !unusable.has(sourceId))
    .map(({ id }) => id);
}
