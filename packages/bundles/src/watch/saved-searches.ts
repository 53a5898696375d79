import {
  AppError,
  type ChangeSavedSearchInput,
  type NewSavedSearch,
  type SavedSearch,
} from "@planrrr/contract";
import { type Queryable, schema, storable } from "@planrrr/database";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { getBundle } from "../search/get-bundle.ts";
import { searchBundles } from "../search/search-bundles.ts";
import type { WatchContext, Watcher } from "./watch-context.ts";

const { savedSearches: s, dealAlerts: a } = schema;
export const mostPerPerson = 50;
export const mostPerTeam = 200;

/** What this person wants to hear of, oldest first. */
export async function listSavedSearches(
  { db }: Pick<WatchContext, "db">,
  watcher: Watcher,
): Promise<{ items: SavedSearch[] }> {
  const rows = await select(db).where(of(watcher)).orderBy(asc(s.id));
  return { items: rows.map(toSavedSearch) };
}

export async function getSavedSearch(
  { db }: Pick<WatchContext, "db">,
  watcher: Watcher,
  { id }: { id: string },
): Promise<SavedSearch> {
  const [row] = await select(db).where(and(of(watcher), eq(s.id, id)));
  if (!row) throw noSavedSearch(id);
  return toSavedSearch(row);
}

/** With an `id` that exists already the earlier one is the answer. A search is kept as it was understood. */
export async function createSavedSearch(
  ctx: WatchContext,
  watcher: Watcher,
  { id = ctx.newId(), ...input }: NewSavedSearch & { id?: string | undefined },
): Promise<SavedSearch> {
  const query = input.query ? await understand(ctx, input.query) : {};
  if (input.bundleId !== undefined) await getBundle(ctx, { id: input.bundleId });
  await ctx.db.transaction(async (tx) => {
    // One after the other in a team, so that many at once don't pass the limit together.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${watcher.teamId}`}, 0))`,
    );
    const [known] = await tx.select({ id: s.id }).from(s).where(eq(s.id, id));
    if (known) return;
    if ((await tx.$count(s, of(watcher))) >= mostPerPerson) throw tooMany(`You have ${mostPerPerson}`);
    if ((await tx.$count(s, eq(s.teamId, watcher.teamId))) >= mostPerTeam)
      throw tooMany(`Your team has ${mostPerTeam}`);
    await tx.insert(s).values({
      ...storable({ name: input.name, query }),
      id,
      ...watcherOf(watcher),
      bundleId: input.bundleId ?? null,
      byMail: input.byMail,
      createdAt: ctx.now(),
    });
  });
  return getSavedSearch(ctx, watcher, { id });
}

export async function updateSavedSearch(
  { db }: Pick<WatchContext, "db">,
  watcher: Watcher,
  { id, ...change }: ChangeSavedSearchInput,
): Promise<SavedSearch> {
  if (Object.keys(change).length > 0)
    await db
      .update(s)
      .set(storable(change))
      .where(and(of(watcher), eq(s.id, id)));
  return getSavedSearch({ db }, watcher, { id });
}

export async function removeSavedSearch(
  { db }: Pick<WatchContext, "db">,
  watcher: Watcher,
  { id }: { id: string },
): Promise<void> {
  const gone = await db
    .delete(s)
    .where(and(of(watcher), eq(s.id, id)))
    .returning({ id: s.id });
  if (gone.length === 0) throw noSavedSearch(id);
}

/** Refuses what can't be searched for, and takes the words that a slip of the keys was taken for. */
async function understand(ctx: WatchContext, query: NonNullable<NewSavedSearch["query"]>) {
  const { corrected } = await searchBundles(ctx, { ...query, limit: 1 });
  return corrected === null ? query : { ...query, q: corrected };
}

const unread = sql<number>`(select count(*)::int from ${a} where ${and(eq(a.savedSearchId, s.id), isNull(a.readAt))})`;

function select(db: Queryable) {
  return db
    .select({
      id: s.id,
      name: s.name,
      query: s.query,
      bundleId: s.bundleId,
      byMail: s.byMail,
      createdAt: s.createdAt,
      unread,
    })
    .from(s)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toSavedSearch(row: Row): SavedSearch {
  return { ...row, query: row.query };
}

const watcherOf = ({ teamId, userId }: Watcher) => ({ teamId, userId });

/** Whose it is: nobody else learns that there is one. */
export function of({ teamId, userId }: Watcher) {
  return and(eq(s.userId, userId), eq(s.teamId, teamId));
}

function tooMany(who: string): AppError {
  return new AppError("TOO_MANY", `${who} saved searches already. Delete one first.`);
}

function noSavedSearch(id: string): AppError {
  return new AppError("NOT_FOUND", "You have no such saved search.", { details: { id } });
}
