import { setImmediate as letOthersWork } from "node:timers/promises";
import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { type CatalogueIndex, createCatalogueIndex } from "./catalogue-index.ts";
import { dealColumns, type DealRecord, toFacts } from "./deal-columns.ts";

export interface LoadedCatalogue {
  index: CatalogueIndex;
  /** Every transaction before this one is in it. */
  horizon: number;
}

/** Blocks of the table that are read at a time: some 2,000 deals. */
const blocksAtOnce = 80;
/** Some 5 ms of work: whoever waits for this process waits no longer. */
export const dealsAtOnce = 250;

/**
 * Reads the whole catalogue as it lies on the disk, in pieces that let other work in between; the next one is on its
 * way while one is taken in. What is written meanwhile, and may move to where was looked already, is caught up later.
 */
export async function loadCatalogue(db: Queryable): Promise<LoadedCatalogue> {
  const index = createCatalogueIndex();
  const { rows } = await db.execute<{ horizon: string; blocks: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      pg_relation_size('bundles') / current_setting('block_size')::int as blocks`,
  );
  const [horizon, blocks] = [Number(rows[0]?.horizon ?? 0), Number(rows[0]?.blocks ?? 0)];
  const read = (from: number) =>
    from < blocks
      ? db.execute<DealRecord>(sql`select ${dealColumns} from bundles b
          where b.ctid >= ${`(${from},0)`}::tid and b.ctid < ${`(${from + blocksAtOnce},0)`}::tid`)
      : undefined;
  let next = read(0);
  for (let from = blocksAtOnce; next; from += blocksAtOnce) {
    const deals = (await next).rows;
    next = read(from);
    // Should putting one in fail, nobody is left waiting for the next.
    next?.catch(() => undefined);
    for (let at = 0; at < deals.length; at += dealsAtOnce) {
      for (const deal of deals.slice(at, at + dealsAtOnce)) index.put(toFacts(deal));
      await letOthersWork();
    }
  }
  return { index, horizon };
}
