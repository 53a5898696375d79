import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { type CatalogueIndex, createCatalogueIndex } from "./catalogue-index.ts";
import { dealColumns, type DealRecord, toFacts } from "./deal-columns.ts";

export interface LoadedCatalogue {
  index: CatalogueIndex;
  /** Every transaction before this one is in it. */
  horizon: number;
}

/** Some 15 ms of work: whoever waits for this process waits no longer. */
const batchRows = 1000;

/** Reads the whole catalogue, in pieces that let other work in between. What is written meanwhile is caught up later. */
export async function loadCatalogue(db: Queryable): Promise<LoadedCatalogue> {
  const index = createCatalogueIndex();
  const { rows } = await db.execute<{ horizon: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
  );
  const horizon = Number(rows[0]?.horizon ?? 0);
  let after = "";
  for (;;) {
    const batch = await db.execute<DealRecord>(
      sql`select ${dealColumns} from bundles b where b.id > ${after} order by b.id limit ${batchRows}`,
    );
    for (const row of batch.rows) index.put(toFacts(row));
    const end = batch.rows.at(-1);
    if (!end || batch.rows.length < batchRows) return { index, horizon };
    after = end.id;
  }
}
