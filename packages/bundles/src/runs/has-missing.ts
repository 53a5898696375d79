import { type Queryable, schema } from "@planrrr/database";
import { and, eq, gt } from "drizzle-orm";

/** Whether deals of this source were missed and have not ended yet. */
export async function hasMissing(db: Queryable, source: string): Promise<boolean> {
  const { bundles: b } = schema;
  const rows = await db
    .select({ id: b.id })
    .from(b)
    .where(and(eq(b.source, source), eq(b.status, "active"), gt(b.missedRuns, 0)))
    .limit(1);
  return rows.length > 0;
}
