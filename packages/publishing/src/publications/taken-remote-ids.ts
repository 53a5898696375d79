import { type Queryable, schema } from "@planrrr/database";
import { and, desc, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { PublicationRow } from "../posts/post-view.ts";

/** How many of a connection's latest posts a network lists at most when asked what became of one. */
const mostListed = 200;

/** Remote ids on the same connection, since the handle was armed, that are known to be other publications'. */
export async function takenRemoteIds(
  db: Queryable,
  inDoubt: readonly PublicationRow[],
): Promise<Map<string, string[]>> {
  const taken = new Map<string, string[]>();
  if (inDoubt.length === 0) return taken;
  const { publications } = schema;
  const since = new Date(Math.min(...inDoubt.map((row) => (row.armedAt ?? row.createdAt).getTime())));
  for (const connectionId of new Set(inDoubt.map((row) => row.connectionId))) {
    const rows = await db
      .select({ remoteId: publications.remoteId })
      .from(publications)
      .where(
        and(
          eq(publications.connectionId, connectionId),
          inArray(publications.status, ["PUBLISHED"]),
          isNotNull(publications.remoteId),
          gte(publications.publishedAt, since),
        ),
      )
      .orderBy(desc(publications.publishedAt))
      .limit(mostListed);
    const ids = rows.flatMap((row) => row.remoteId ?? []);
    for (const row of inDoubt) if (row.connectionId === connectionId) taken.set(row.id, ids);
  }
  return taken;
}
