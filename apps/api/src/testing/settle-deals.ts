import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { followDeals } from "../deals/follow-deals.ts";
import type { TestApi } from "./start-test-api.ts";

/** Until all that runs have changed was taken: what commits waits for transactions of other tests on the same server. */
export async function settleDeals({ context }: TestApi): Promise<void> {
  const { bundleHistory: h, bundleReaders: r } = schema;
  await vi.waitFor(
    async () => {
      await followDeals(context);
      const { rows } = await context.db.execute(sql`select h.id from ${h} h where not exists (
        select 1 from ${r} r where r.name = 'watch' and h.xid <= split_part(r.cursor, '_', 1)::bigint
      ) limit 1`);
      expect(rows).toEqual([]);
    },
    { timeout: 20_000, interval: 20 },
  );
}
