import { type Queryable, schema } from "@planrrr/database";
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";

const { connections, publications } = schema;

export interface ConnectionChange {
  id: string;
  /** The network asked for a pause. */
  holdUntil?: Date | undefined;
  /** Its owner has to connect it again, said of the credentials as they were at the claim. */
  dead?: { reason: string; claimedAt: Date | null } | undefined;
}

/** Writes what attempts have learned about connections, each locked by id. Returns those that now need reconnecting. */
export async function changeConnections(
  db: Queryable,
  changes: readonly ConnectionChange[],
  now: Date,
): Promise<Set<string>> {
  const marked = new Set<string>();
  if (changes.length === 0) return marked;
  const ids = [...new Set(changes.map(({ id }) => id))];
  await db
    .select({ id: connections.id })
    .from(connections)
    .where(inArray(connections.id, ids))
    .orderBy(asc(connections.id))
    .for("no key update");
  await holdConnections(db, changes, now);
  for (const { id, dead } of changes)
    if (
      dead &&
      (await markNeedsReconnecting(
        db,
        id,
        dead.reason,
        now,
        lte(connections.connectedAt, dead.claimedAt ?? now),
      ))
    )
      marked.add(id);
  return marked;
}

/** A longer pause that is known already stays. */
async function holdConnections(
  db: Queryable,
  changes: readonly ConnectionChange[],
  now: Date,
): Promise<void> {
  const longest = new Map<string, Date>();
  for (const { id, holdUntil } of changes)
    if (holdUntil && holdUntil > (longest.get(id) ?? now)) longest.set(id, holdUntil);
  if (longest.size === 0) return;
  const holds = [...longest].map(([id, until]) => ({ id, until }));
  await db.execute(sql`
    update ${connections} c set hold_until = greatest(c.hold_until, x.until), updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(holds)}::jsonb) as x(id uuid, until timestamptz)
    where c.id = x.id`);
}

/**
 * The account's owner has to connect it again; until then its publications wait. False when that is known already,
 * or when `stillSo` says that the owner has done it meanwhile.
 */
export async function markNeedsReconnecting(
  db: Queryable,
  id: string,
  reason: string,
  now: Date,
  stillSo?: SQL,
): Promise<boolean> {
  const marked = await db
    .update(connections)
    .set({ status: "NEEDS_RECONNECTING", statusReason: reason, updatedAt: now })
    .where(
      and(eq(connections.id, id), eq(connections.status, "ACTIVE"), isNull(connections.removedAt), stillSo),
    )
    .returning({ id: connections.id });
  return marked.length > 0;
}

/** What waited for the account may go out again: at its time, or now when that has passed. */
export async function resumePublications(db: Queryable, connectionId: string, now: Date): Promise<void> {
  await db.execute(sql`
    with waiting as (
      select id from ${publications} where connection_id = ${connectionId} and waiting_for = 'reconnect'
      order by id for update
    )
    update ${publications} p set
      next_attempt_at = greatest(p.due_at, ${now}), waiting_for = null, enqueued_at = null,
      error_code = null, error_message = null, updated_at = ${now}
    from waiting where p.id = waiting.id and p.waiting_for = 'reconnect'`);
}

/**
 * The same for every connection that works again: heals a crash between reconnecting and resuming. Also for those
 * that were removed: their publications wait for nobody any more, and the next claim ends them.
 */
export async function resumeReconnected(db: Queryable, now: Date): Promise<void> {
  const waiting = await db
    .selectDistinct({ id: publications.connectionId })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(
      and(
        eq(publications.waitingFor, "reconnect"),
        or(eq(connections.status, "ACTIVE"), isNotNull(connections.removedAt)),
      ),
    );
  for (const { id } of waiting) await resumePublications(db, id, now);
}
