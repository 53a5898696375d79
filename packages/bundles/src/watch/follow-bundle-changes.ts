import type { BundleChanged } from "@planrrr/contract";
import { type Database, schema, type Transaction } from "@planrrr/database";
import { and, asc, eq, sql } from "drizzle-orm";
import { readBundleChanges } from "../store/read-bundle-changes.ts";

/**
 * Hands on what has changed since this reader last looked, and moves its cursor in the same transaction: whatever `take`
 * writes is written once, whoever dies when. One process at a time; the first look begins with now.
 */
export async function followBundleChanges(
  { db, now }: { db: Database; now(): Date },
  name: string,
  take: (tx: Transaction, events: readonly BundleChanged[]) => Promise<void>,
  limit = 1000,
): Promise<number> {
  const { bundleReaders: r } = schema;
  return db.transaction(async (tx) => {
    const lock = await tx.execute<{ got: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`bundles reader ${name}`}, 0)) as got`,
    );
    if (!lock.rows[0]?.got) return 0;
    const [reader] = await tx.select().from(r).where(eq(r.name, name));
    const { events, cursor } = await readBundleChanges(
      { db: tx },
      reader ? { cursor: reader.cursor, limit } : {},
    );
    if (cursor === reader?.cursor) return 0;
    const last = events.at(-1);
    // The limit may have cut it in two; what is left of it comes again, and finds that it was told.
    if (last) last.changes = await allChanges(tx, last);
    await take(tx, events);
    const updatedAt = now();
    await tx
      .insert(r)
      .values({ name, cursor, updatedAt })
      .onConflictDoUpdate({ target: r.name, set: { cursor, updatedAt } });
    return events.length;
  });
}

async function allChanges(
  tx: Transaction,
  { bundleId, runId }: BundleChanged,
): Promise<BundleChanged["changes"]> {
  const { bundleHistory: h } = schema;
  return tx
    .select({ field: h.field, before: h.before, after: h.after })
    .from(h)
    .where(and(eq(h.bundleId, bundleId), eq(h.runId, runId)))
    .orderBy(asc(h.id));
}
