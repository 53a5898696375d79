import { AppError, type BundleWithHistory } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { desc, eq } from "drizzle-orm";
import type { CatalogueContext } from "./catalogue-context.ts";
import { findBundles } from "./find-bundles.ts";

const mostChanges = 500;

/** One deal, and what has changed of it. */
export async function getBundle(
  { db }: Pick<CatalogueContext, "db">,
  { id }: { id: string },
): Promise<BundleWithHistory> {
  const { bundleHistory: h } = schema;
  const [bundle] = await findBundles(db, [id]);
  if (!bundle) throw new AppError("NOT_FOUND", "There is no such deal.");
  const rows = await db
    .select({ id: h.id, runId: h.runId, field: h.field, before: h.before, after: h.after, at: h.at })
    .from(h)
    .where(eq(h.bundleId, id))
    .orderBy(desc(h.id))
    .limit(mostChanges);
  return { ...bundle, history: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
