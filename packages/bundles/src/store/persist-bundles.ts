import { type Queryable, schema } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import type { BundleContent } from "../normalise/bundle.ts";
import { contentHash } from "../normalise/content-hash.ts";
import { diffBundle } from "./diff-bundle.ts";
import { markInactive } from "./mark-inactive.ts";
import { type HistoryRow, recordHistory } from "./record-history.ts";
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

/** Brings the catalogue to what was read. Writes nothing of a deal that is as it was. */
export async function persistBundles(
  ctx: BundlesContext,
  db: Queryable,
  reading: Reading,
): Promise<Persisted> {
  const { bundles: b } = schema;
  const at = ctx.now();
  const known = new Map(
    (await db.select(light).from(b).where(eq(b.source, reading.source))).map((row) => [row.sourceId, row]),
  );
  const read = reading.bundles.map((content) => {
    const before = known.get(content.sourceId);
    return { content, hash: contentHash(content), before };
  });
  const stale = read.filter(({ before, hash }) => before && before.contentHash !== hash);
  const full = await readFull(
    db,
    stale.map(({ before }) => before?.id ?? ""),
  );
  const rows: BundleRow[] = [];
  const history: HistoryRow[] = [];
  const count = { added: 0, changed: 0, reactivated: 0 };
  for (const { content, hash, before } of read) {
    const id = before?.id ?? ctx.newId();
    const old = full.get(id);
    const changes = old ? diffBundle(old, content) : [];
    const returns = before?.status === "inactive";
    if (before && changes.length === 0 && before.missedRuns === 0) continue;
    if (!before || returns)
      changes.push({ field: "status", before: before?.status ?? null, after: "active" });
    if (!before) count.added += 1;
    else if (returns) count.reactivated += 1;
    else if (changes.length > 0) count.changed += 1;
    history.push(...changes.map((change) => ({ ...change, bundleId: id })));
    rows.push({
      id,
      source: reading.source,
      ...toColumns(content),
      status: "active",
      contentHash: hash,
      missedRuns: 0,
      firstSeenAt: before?.firstSeenAt ?? at,
      lastSeenAt: at,
      lastChangedAt: changes.length > 0 ? at : (before?.lastChangedAt ?? at),
    });
  }
  await upsertBundle(db, rows);
  const missed = reading.tellsMissing ? findMissed([...known.values()], reading) : [];
  const { ended, missing } = await markInactive(db, {
    ids: missed,
    inactiveAfter: reading.inactiveAfter,
    at,
  });
  history.push(
    ...ended.map((bundleId) => ({ bundleId, field: "status", before: "active", after: "inactive" })),
  );
  await recordHistory(db, { id: reading.runId, at }, history);
  return { ...count, inactivated: ended.length, missing };
}

const light = {
  id: schema.bundles.id,
  sourceId: schema.bundles.sourceId,
  contentHash: schema.bundles.contentHash,
  status: schema.bundles.status,
  missedRuns: schema.bundles.missedRuns,
  firstSeenAt: schema.bundles.firstSeenAt,
  lastChangedAt: schema.bundles.lastChangedAt,
};

async function readFull(db: Queryable, ids: readonly string[]): Promise<Map<string, BundleRow>> {
  const { bundles: b } = schema;
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(b)
    .where(and(inArray(b.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}

function findMissed(
  known: readonly { id: string; sourceId: string; status: string }[],
  { bundles, unusable }: Reading,
): string[] {
  const seen = new Set(bundles.map(({ sourceId }) => sourceId));
  return known
    .filter(({ sourceId, status }) => status === "active" && !seen.has(sourceId) && !unusable.has(sourceId))
    .map(({ id }) => id);
}
