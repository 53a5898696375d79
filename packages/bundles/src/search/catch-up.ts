import { setImmediate as letOthersWork } from "node:timers/promises";
import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { dealColumns, type DealRecord, toFacts } from "./deal-columns.ts";
import { dealsAtOnce, type LoadedCatalogue } from "./load-catalogue.ts";

/**
 * Brings the index to what is committed now and returns the new horizon. Transactions end in another order than they
 * begin: all from the oldest one that still ran at the last look are read again, and what is known of them is skipped.
 * The index is changed once it is idle.
 */
export async function catchUp(
  db: Queryable,
  { index, horizon }: LoadedCatalogue,
  isIdle: () => Promise<void>,
): Promise<number> {
  // One statement is one snapshot: horizon, changes and removals belong together.
  const { rows } = await db.execute<
    (DealRecord | { id: null }) & { horizon: string; removed: string[] | null }
  >(sql`
    select s.horizon, s.removed, ${dealColumns}
    from (
      select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
        (select array_agg(r.bundle_id) from bundle_removals r where r.xid >= ${horizon}) as removed
    ) s
    left join bundles b on b.xid >= ${horizon}`);
  await isIdle();
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % dealsAtOnce === 0) await letOthersWork();
    if (row.id !== null) index.put(toFacts(row));
  }
  for (const id of rows[0]?.removed ?? []) index.remove(id);
  return Number(rows[0]?.horizon ?? horizon);
}
