import { type Queryable, schema } from "@planrrr/database";
import { and, eq, inArray, isNull } from "drizzle-orm";

/** The figures of these posts are read at the next turn, whenever they were due. */
export async function hastenInsights(
  db: Queryable,
  { service, remoteIds, now }: { service: string; remoteIds: readonly string[]; now: Date },
): Promise<void> {
  if (remoteIds.length === 0) return;
  const { connections, insightPlans, publications } = schema;
  const named = db
    .select({ id: publications.id })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(
      and(
        inArray(publications.remoteId, [...remoteIds]),
        eq(connections.service, service),
        isNull(connections.removedAt),
      ),
    );
  await db.update(insightPlans).set({ dueAt: now }).where(inArray(insightPlans.publicationId, named));
}
