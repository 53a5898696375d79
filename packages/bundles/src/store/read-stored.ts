import { type Queryable, schema } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import type { BundleRow } from "./stored-content.ts";

const { bundles: b } = schema;

/** What of a stored deal tells whether it has to be written anew. */
const columns = {
  id: b.id,
  sourceId: b.sourceId,
  contentHash: b.contentHash,
  status: b.status,
  missedRuns: b.missedRuns,
  firstSeenAt: b.firstSeenAt,
  lastChangedAt: b.lastChangedAt,
};

export type KnownBundle = Pick<BundleRow, keyof typeof columns>;

/** Every deal of a source, by its `sourceId`. */
export async function readKnown(db: Queryable, source: string): Promise<Map<string, KnownBundle>> {
  const rows = await db.select(columns).from(b).where(eq(b.source, source));
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** These deals, whole, by their id. */
export async function readStored(db: Queryable, ids: readonly string[]): Promise<Map<string, BundleRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(b)
    .where(sql`${b.id} = any(${sql.param([...ids])}::text[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
