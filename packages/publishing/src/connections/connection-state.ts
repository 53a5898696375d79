import { type Queryable, schema } from "@planrrr/database";
import { and, eq, isNull, sql } from "drizzle-orm";

const { connections, publications } = schema;

/** The network asked for a pause. A longer pause that is known already stays. */
export async function holdConnections(
  db: Queryable,
  holds: readonly { id: string; until: Date }[],
  now: Date,
): Promise<void> {
  const longest = new Map<string, Date>();
  for (const { id, until } of holds) if (until > (longest.get(id) ?? now)) longest.set(id, until);
  for (const [id, until] of [...longest].sort(([a], [b]) => a.localeCompare(b))) {
    await db
      .update(connections)
      .set({ holdUntil: sql`greatest(${connections.holdUntil}, ${until})`, updatedAt: now })
      .where(eq(connections.id, id));
  }
}

/** The account's owner has to connect it again; until then its publications wait. */
export async function markNeedsReconnecting(db: Queryable, id: string, reason: string, now: Date): Promise<void> {
  await db
    .update(connections)
    .set({ status: "NEEDS_RECONNECTING", statusReason: reason, updatedAt: now })
    .where(eq(connections.id, id));
}

/** What waited for the account may go out again: at its time, or now when that has passed. */
export async function resumePublications(db: Queryable, connectionId: string, now: Date): Promise<void> {
  await db
    .update(publications)
    .set({
      nextAttemptAt: sql`greatest(${publications.dueAt}, ${now})`,
      waitingFor: null,
      enqueuedAt: null,
      errorCode: null,
      errorMessage: null,
      updatedAt: now,
    })
    .where(and(eq(publications.connectionId, connectionId), eq(publications.waitingFor, "reconnect")));
}

/** The same for every connection that works again: heals a crash between reconnecting and resuming. */
export async function resumeReconnected(db: Queryable, now: Date): Promise<void> {
  const waiting = await db
    .selectDistinct({ id: publications.connectionId })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(
      and(eq(publications.waitingFor, "reconnect"), eq(connections.status, "ACTIVE"), isNull(connections.removedAt)),
    );
  for (const { id } of waiting) await resumePublications(db, id, now);
}
