import {
  AppError,
  type DealAlert,
  type DealAlertKind,
  type ListDealAlertsInput,
  type ReadDealAlertsInput,
} from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, inArray, isNull, lt, lte } from "drizzle-orm";
import { of } from "./saved-searches.ts";
import type { WatchContext, Watcher } from "./watch-context.ts";

const { savedSearches: s, dealAlerts: a, bundles: b } = schema;
const keptMs = 90 * 86_400_000;

/** What this person was told, newest first. */
export async function listDealAlerts(
  { db }: Pick<WatchContext, "db">,
  watcher: Watcher,
  { limit, cursor, savedSearchId, unread }: ListDealAlertsInput,
): Promise<{ items: DealAlert[]; nextCursor: string | null }> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
    throw new AppError("INVALID_INPUT", "cursor: It comes from somewhere else.");
  const rows = await db
    .select({
      id: a.id,
      savedSearchId: a.savedSearchId,
      name: s.name,
      bundleId: a.bundleId,
      title: b.title,
      provider: b.provider,
      runId: a.runId,
      kind: a.kind,
      words: a.words,
      at: a.at,
      readAt: a.readAt,
    })
    .from(a)
    .innerJoin(s, eq(s.id, a.savedSearchId))
    .innerJoin(b, eq(b.id, a.bundleId))
    .where(
      and(
        of(watcher),
        savedSearchId === undefined ? undefined : eq(a.savedSearchId, savedSearchId),
        unread ? isNull(a.readAt) : undefined,
        cursor === undefined ? undefined : lt(a.id, Number(cursor)),
      ),
    )
    .orderBy(desc(a.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => ({ ...row, kind: row.kind as DealAlertKind }));
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? String(last.id) : null };
}

/** Marks what was seen; what came since stays unread. */
export async function readDealAlerts(
  { db, now }: Pick<WatchContext, "db" | "now">,
  watcher: Watcher,
  { upTo, savedSearchId }: ReadDealAlertsInput,
): Promise<{ read: number }> {
  const own = db.select({ id: s.id }).from(s).where(of(watcher));
  const read = await db
    .update(a)
    .set({ readAt: now() })
    .where(
      and(
        inArray(a.savedSearchId, own),
        savedSearchId === undefined ? undefined : eq(a.savedSearchId, savedSearchId),
        lte(a.id, upTo),
        isNull(a.readAt),
      ),
    )
    .returning({ id: a.id });
  return { read: read.length };
}

/** What was told a season ago is no news. */
export async function forgetDealAlerts({ db, now }: Pick<WatchContext, "db" | "now">): Promise<void> {
  await db.delete(a).where(lt(a.at, new Date(now().getTime() - keptMs)));
}
