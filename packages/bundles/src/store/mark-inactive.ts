import { type Queryable, schema } from "@planrrr/database";
import { and, eq, sql } from "drizzle-orm";

/**
 * Counts a healthy run that did not have these deals. Those that were missed often enough end; their ids come back,
 * with the number of those that may still return.
 */
export async function markInactive(
  db: Queryable,
  { ids, inactiveAfter, at }: { ids: readonly string[]; inactiveAfter: number; at: Date },
): Promise<{ ended: string[]; missing: number }> {
  const { bundles: b } = schema;
  if (ids.length === 0) return { ended: [], missing: 0 };
  const isOver = sql`${b.missedRuns} + 1 >= ${inactiveAfter}`;
  const rows = await db
    .update(b)
    .set({
      missedRuns: sql`${b.missedRuns} + 1`,
      status: sql`case when ${isOver} then 'inactive' else ${b.status} end`,
      lastChangedAt: sql`case when ${isOver} then ${at} else ${b.lastChangedAt} end`,
    })
    .where(and(sql`${b.id} = any(${sql.param([...ids])}::text[])`, eq(b.status, "active")))
    .returning({ id: b.id, status: b.status });
  const ended = rows.filter(({ status }) => status === "inactive").map(({ id }) => id);
  return { ended, missing: rows.length - ended.length };
}
