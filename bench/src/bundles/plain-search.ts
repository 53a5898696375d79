import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";

/** What PostgreSQL needs for the plain way: a vector of words and its index, in a table of its own. */
export async function preparePlainSearch(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local maintenance_work_mem = '256MB'`);
    await tx.execute(sql`create table plain_deals as
      select id, provider, category, audience, region, currency, status,
        to_tsvector('english', title || ' ' || provider || ' ' || coalesce(description, '')) as words
      from bundles`);
    await tx.execute(sql`create index on plain_deals using gin (words)`);
  });
  await db.execute(sql`vacuum analyze plain_deals`);
}

const facets = ["provider", "category", "audience", "region", "currency"];

/** Search, total and facets as one writes them first: rank, count, and group once for each facet. */
export async function searchPlainly(db: Database, word: string): Promise<void> {
  const query = sql`plainto_tsquery('english', ${word})`;
  const where = sql`from plain_deals where ${word ? sql`words @@ ${query}` : sql`true`} and status = 'active'`;
  const rank = word ? sql`ts_rank(words, ${query}) desc,` : sql``;
  await db.execute(sql`select id ${where} order by ${rank} id limit 20`);
  await db.execute(sql`select count(*) ${where}`);
  for (const facet of facets)
    await db.execute(sql`select ${sql.raw(facet)}, count(*) ${where} group by 1 order by 2 desc limit 200`);
}
