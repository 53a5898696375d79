import { type Queryable, schema } from "@planrrr/database";
import { and, inArray, sql } from "drizzle-orm";

/** How much is being sent on each of these connections now, and how much is due and stands in line. */
export async function readLines(
  db: Queryable,
  connectionIds: readonly string[],
  now: Date,
): Promise<Map<string, { sending: number; waiting: number }>> {
  const { publications: p } = schema;
  const isSent = sql`${p.leaseUntil} > ${now}`;
  const rows = await db
    .select({
      id: p.connectionId,
      sending: sql<number>`count(*) filter (where ${isSent})::int`,
      waiting: sql<number>`count(*) filter (where ${p.nextAttemptAt} <= ${now} and ${isSent} is not true)::int`,
    })
    .from(p)
    .where(and(inArray(p.connectionId, [...connectionIds]), inArray(p.status, ["SCHEDULED", "PUBLISHING"])))
    .groupBy(p.connectionId);
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}
