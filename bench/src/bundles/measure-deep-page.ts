import { cursorAt } from "@planrrr/bundles/testing";
import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { Ask } from "./run-search.ts";
import { shareOf, takeTimes } from "./take-times.ts";

const pageSize = 20;

/** How much longer page 10,000 takes than page 1, or the last one there is; and it begins where PostgreSQL says it does. */
export async function measureDeepPage(db: Database, ask: Ask, cursorKey: string, asOf: number) {
  const { rows: counted } = await db.execute<{ count: string }>(
    sql`select count(*) from bundles where status = 'active'`,
  );
  const pages = Math.min(10_000, Math.floor(Number(counted[0]?.count) / pageSize) - 1);
  const { rows } = await db.execute<{ id: string; ms: string }>(sql`
    select id, floor(extract(epoch from first_seen_at) * 1000) as ms from bundles where status = 'active'
    order by first_seen_at desc, id limit ${pageSize + 1} offset ${(pages - 1) * pageSize - 1}`);
  const [before, ...expected] = rows;
  const query = { limit: pageSize, sort: "newest" };
  const cursor = cursorAt(cursorKey, query, { order: -Number(before?.ms), id: before?.id ?? "" }, asOf);
  const { items } = await ask({ ...query, cursor });
  const isRight = items.every(({ id }, at) => id === expected[at]?.id) && items.length === pageSize;
  if (!isRight) throw new Error(`Page ${pages} is not what PostgreSQL has there.`);
  // Turn by turn, so that both meet the same machine.
  const deep: number[] = [];
  const first = await takeTimes(
    100,
    () => ask(query),
    async () => {
      deep.push(...(await takeTimes(1, () => ask({ ...query, cursor }))));
    },
  );
  deep.sort((a, b) => a - b);
  return { page: pages, deepPageRatio: Math.round((shareOf(deep, 0.5) / shareOf(first, 0.5)) * 100) / 100 };
}
