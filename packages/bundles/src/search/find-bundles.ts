import type { FoundBundle } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { inArray } from "drizzle-orm";

/** These deals, in this order. One that is gone by now is left out. */
export async function findBundles(db: Queryable, ids: readonly string[]): Promise<FoundBundle[]> {
  const { bundles: b } = schema;
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(b)
    .where(inArray(b.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toFound(row)] : [];
  });
}

/** A stored deal as the contract tells it. */
export function toFound(row: typeof schema.bundles.$inferSelect): FoundBundle {
  const { contentHash: _hash, missedRuns: _missed, xid: _xid, ...told } = row;
  return {
    ...told,
    billingPeriod: row.billingPeriod as FoundBundle["billingPeriod"],
    status: row.status as FoundBundle["status"],
    validFrom: row.validFrom?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    lastChangedAt: row.lastChangedAt.toISOString(),
    priceFellAt: row.priceFellAt?.toISOString() ?? null,
  };
}
