import { type Queryable, schema } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";
import { type PriceChange, type PriceStep, toPriceSteps } from "./price-steps.ts";

/** The price steps of several deals, with one look. */
export async function readPriceSteps(
  db: Queryable,
  deals: readonly { id: string; firstSeenAt: string; priceMinor: number | null }[],
): Promise<Map<string, PriceStep[]>> {
  const { bundleHistory: h } = schema;
  if (deals.length === 0) return new Map();
  const rows = await db
    .select({ bundleId: h.bundleId, at: h.at, before: h.before, after: h.after })
    .from(h)
    .where(
      and(
        inArray(
          h.bundleId,
          deals.map(({ id }) => id),
        ),
        eq(h.field, "priceMinor"),
      ),
    );
  const changes = new Map<string, PriceChange[]>();
  for (const row of rows) changes.set(row.bundleId, [...(changes.get(row.bundleId) ?? []), row]);
  return new Map(
    deals.map(({ id, firstSeenAt, priceMinor }) => [
      id,
      toPriceSteps({ firstSeenAt: new Date(firstSeenAt), priceMinor }, changes.get(id) ?? []),
    ]),
  );
}
