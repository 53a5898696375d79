import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";

/** Adds the differences of `bundle_facets` together: one row for each value again. Counts stay what they are. */
export async function foldFacets(db: Database): Promise<void> {
  await db.execute(sql`
    with gone as (delete from bundle_facets returning facet, value, status, count)
    insert into bundle_facets (facet, value, status, count)
    select facet, value, status, sum(count) from gone group by 1, 2, 3 having sum(count) <> 0`);
}
