import type { BundleFacets, BundleStatus } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import type { CatalogueContext } from "./catalogue-context.ts";

/** How many deals each value has, from `bundle_facets`: exact at any instant, without a look at the deals. */
export async function listFacets(
  { db }: Pick<CatalogueContext, "db">,
  { status }: { status?: BundleStatus | undefined },
): Promise<BundleFacets> {
  const { bundleFacets: f } = schema;
  const rows = await db
    .select({ facet: f.facet, value: f.value, status: f.status, count: sql<string>`sum(${f.count})` })
    .from(f)
    .where(status && eq(f.status, status))
    .groupBy(f.facet, f.value, f.status);
  const sums = new Map<string, Map<string, number>>();
  const add = (facet: string, value: string, count: number) => {
    const values = sums.get(facet) ?? new Map<string, number>();
    values.set(value, (values.get(value) ?? 0) + count);
    sums.set(facet, values);
  };
  for (const row of rows) {
    add(row.facet, row.value, Number(row.count));
    // Every deal has a provider: those of all providers are all deals.
    if (row.facet === "provider") add("status", row.status, Number(row.count));
  }
  const listed = (facet: string) =>
    [...(sums.get(facet) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    provider: listed("provider"),
    category: listed("category"),
    audience: listed("audience"),
    region: listed("region"),
    currency: listed("currency"),
    status: listed("status"),
  };
}
