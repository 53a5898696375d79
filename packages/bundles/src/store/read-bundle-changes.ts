import type { BundleChanged } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { sql } from "drizzle-orm";

export interface BundleChanges {
  events: BundleChanged[];
  /** Where to read on. */
  cursor: string;
}

/**
 * The events `bundle.changed` behind a cursor, in order, each once. Without a cursor none, but where to begin. Only what
 * ended before every transaction that still runs is told: one that commits late is not stepped over. An event of more
 * changes than `limit` leaves room for comes in parts.
 */
export async function readBundleChanges(
  { db }: { db: Queryable },
  { cursor, limit = 1000 }: { cursor?: string; limit?: number },
): Promise<BundleChanges> {
  const { bundleHistory: h, bundles: b } = schema;
  if (cursor === undefined) {
    const { rows } = await db.execute<{ xid: string }>(
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
    );
    return { events: [], cursor: `${rows[0]?.xid ?? 0}_0` };
  }
  const [, xid, id] = /^(\d{1,19})_(\d{1,19})$/.exec(cursor) ?? [];
  if (!xid || !id) throw new TypeError(`no cursor of bundle changes: ${cursor}`);
  const { rows } = await db.execute<ChangeRow>(sql`
    select h.xid::text, h.id::text, h.bundle_id, h.run_id, h.at, h.field, h.before, h.after, b.source
    from ${h} h join ${b} b on b.id = h.bundle_id
    where (h.xid, h.id) > (${xid}::bigint, ${id}::bigint)
      and h.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by h.xid, h.id limit ${limit}`);
  const last = rows.at(-1);
  return { events: toEvents(rows), cursor: last ? `${last.xid}_${last.id}` : cursor };
}

type ChangeRow = {
  xid: string;
  id: string;
  bundle_id: string;
  run_id: string;
  at: string | Date;
  field: string;
  before: unknown;
  after: unknown;
  source: string;
};

function toEvents(rows: readonly ChangeRow[]): BundleChanged[] {
  const events = new Map<string, BundleChanged>();
  for (const { bundle_id: bundleId, run_id: runId, source, at, field, before, after } of rows) {
    const key = `${runId} ${bundleId}`;
    const event = events.get(key) ?? {
      type: "bundle.changed" as const,
      bundleId,
      source,
      runId,
      at: new Date(at).toISOString(),
      changes: [],
    };
    event.changes.push({ field, before, after });
    events.set(key, event);
  }
  return [...events.values()];
}
