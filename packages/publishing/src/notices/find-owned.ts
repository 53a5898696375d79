import { type Queryable, schema } from "@planrrr/database";
import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import type { ConnectionRow } from "../publications/claim-publications.ts";

/**
 * The connections a person has given us, in all teams, as they stood when they spoke: one that was made anew since is
 * none of them. Whole seconds, as networks write them.
 */
export async function findOwned(
  db: Queryable,
  { service, userId, saidAt }: { service: string; userId: string; saidAt: Date },
): Promise<ConnectionRow[]> {
  const { connections: t } = schema;
  return db
    .select()
    .from(t)
    .where(
      and(
        eq(t.service, service),
        eq(sql`${t.limits} ->> 'userId'`, userId),
        isNull(t.removedAt),
        lt(t.connectedAt, new Date(saidAt.getTime() + 1000)),
      ),
    )
    .orderBy(asc(t.id));
}
