import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";

/** What PostgreSQL needs for the plain way: a vector of words and its index. */
export async function preparePlainSearch(db: Database): Promise<void> {
  await db.execute(sql`alter table bundles add column words tsvector generated always as (
    to_tsvector('english', title || ' ' || provider || ' ' || coalesce(description, ''))) stored`);
  await db.execute(sql`create index on bundles using gin (words)`);
  await db.execute(sql`vacuum analyze bundles`);
}

const facets = ["provider", "category", "audience", "region", "currency"];

/** Search, total and facets as one writes them first: rank, count, and group once for each facet. */
export async function searchPlainly(db: Database, word: string): Promise<void> {
  const query = sql`plainto_tsquery('english', ${word})`;
  const where = sql`from bundles where words @@ ${query} and status = 'active'`;
  await db.execute(sql`select id ${where} order by ts_rank(words, ${query}) desc, id limit 20`);
  await db.execute(sql`select count(*) ${where}`);
  for (const facet of facets)
    await db.execute(sql`select ${sql.raw(facet)}, count(*) ${where} group by 1 order by 2 desc limit 200`);
}
