import { type Queryable, schema } from "@planrrr/database";
import { inArray, sql } from "drizzle-orm";
import type { ConnectionActivity } from "./connection-view.ts";

/** What last went out on these connections, and how much is still to go out. */
export async function readActivity(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, ConnectionActivity>> {
  if (ids.length === 0) return new Map();
  const { publications } = schema;
  const rows = await db
    .select({
      id: publications.connectionId,
      lastPublishedAt: sql`max(${publications.publishedAt})`.mapWith(publications.publishedAt),
      planned: sql`count(*) filter (where ${publications.status} = 'SCHEDULED')`.mapWith(Number),
    })
    .from(publications)
    .where(inArray(publications.connectionId, [...ids]))
    .groupBy(publications.connectionId);
  return new Map(rows.map(({ id, lastPublishedAt, planned }) => [id, { lastPublishedAt, planned }]));
}
