import { fillCatalogue } from "@planrrr/bundles/testing";
import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";

/** A catalogue of made-up deals in one transaction and without triggers; the counts they keep are made at the end. */
export async function fillDeals(db: Database, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await fillCatalogue(tx, { seed: 1, count });
    await tx.execute(sql`insert into bundle_facets (facet, value, status, count)
      select f.facet, f.value, b.status, count(*) from bundles b cross join lateral (values
        ('provider', b.provider), ('category', b.category), ('audience', b.audience),
        ('region', b.region), ('currency', b.currency)) f (facet, value)
      where f.value is not null group by 1, 2, 3`);
  });
  await db.execute(sql`vacuum analyze bundles`);
}
