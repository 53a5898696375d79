import type { BundleChanged, DropCondition, SavedQuery } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";
import { findBundles } from "../search/find-bundles.ts";
import { resolveWords } from "../search/resolve-words.ts";
import { type DealStates, dealStates } from "./deal-states.ts";
import { decideAlert, type Watched } from "./decide-alert.ts";
import { isDrop } from "./decide-drop.ts";
import { followBundleChanges } from "./follow-bundle-changes.ts";
import type { WatchContext } from "./watch-context.ts";

const { savedSearches: s, dealAlerts: a, dealPosts: p, members } = schema;
const batchRows = 1000;
/** One that has expired since is due all the same when the deal dropped in time. */
const open = ["WAITING", "EXPIRED"];

interface Happened extends DealStates {
  event: BundleChanged;
}

/**
 * Notes what people are to hear of what runs have changed, and which posts are due: one alert for each search, deal and
 * run, one drop for each post. Returns how many changes were looked at; ask again while there are any.
 */
export function noteChanges(ctx: WatchContext): Promise<number> {
  return followBundleChanges(ctx, "watch", async (tx, events) => {
    const deals = await findBundles(tx, [...new Set(events.map(({ bundleId }) => bundleId))]);
    const byId = new Map(deals.map((deal) => [deal.id, deal]));
    const happened = events.flatMap((event): Happened[] => {
      const deal = byId.get(event.bundleId);
      return deal ? [{ event, ...dealStates(event, deal) }] : [];
    });
    await noteAlerts(ctx, tx, happened);
    await noteDrops(tx, happened);
  });
}

async function noteAlerts(ctx: WatchContext, tx: Transaction, happened: readonly Happened[]): Promise<void> {
  const watched = happened.length > 0 ? await readWatched(ctx, tx) : [];
  const now = ctx.now();
  const alerts = watched.flatMap((search) =>
    happened.flatMap(({ event, ...states }) => {
      const { bundleId, runId } = event;
      // What was so already when somebody asked to hear of it is no news to them.
      const isNews = new Date(event.at) >= search.createdAt;
      const alert = isNews ? decideAlert(search, states, now) : null;
      return alert ? [{ ...alert, savedSearchId: search.id, bundleId, runId, at: new Date(event.at) }] : [];
    }),
  );
  for (let start = 0; start < alerts.length; start += batchRows)
    await tx
      .insert(a)
      .values(alerts.slice(start, start + batchRows))
      .onConflictDoNothing({ target: [a.savedSearchId, a.bundleId, a.runId] });
}

/** Of people who are still in the team. */
async function readWatched(
  ctx: WatchContext,
  tx: Transaction,
): Promise<(Watched & { id: string; createdAt: Date })[]> {
  const rows = await tx
    .select({ id: s.id, query: s.query, bundleId: s.bundleId, createdAt: s.createdAt })
    .from(s)
    .innerJoin(members, and(eq(members.organizationId, s.teamId), eq(members.userId, s.userId)));
  const searches = rows.map((row) => ({ ...row, query: row.query as SavedQuery }));
  if (!searches.some(({ query }) => query.q)) return searches.map((row) => ({ ...row, asked: [] }));
  const { index, nearest } = await ctx.catalogue.current();
  return searches.map((row) => ({
    ...row,
    asked: resolveWords(index.words, nearest, row.query.q ?? "").words,
  }));
}

async function noteDrops(tx: Transaction, happened: readonly Happened[]): Promise<void> {
  const ids = [...new Set(happened.map(({ event }) => event.bundleId))];
  if (ids.length === 0) return;
  const waiting = await tx
    .select()
    .from(p)
    .where(and(inArray(p.status, open), inArray(p.bundleId, ids)));
  for (const post of waiting) {
    const drop = happened.find(({ event, ...states }) => {
      const at = new Date(event.at);
      const isAfter = post.bundleId === event.bundleId && at >= post.createdAt;
      return isAfter && isDrop({ ...post, condition: post.condition as DropCondition }, states, at);
    });
    if (!drop) continue;
    await tx
      .update(p)
      .set({
        status: "DUE",
        dueAt: new Date(drop.event.at),
        runId: drop.event.runId,
        priceBeforeMinor: drop.price?.before ?? post.priceBeforeMinor,
        priceAfterMinor: drop.after.priceMinor,
      })
      // Who cancelled it a moment ago meant it.
      .where(and(eq(p.id, post.id), inArray(p.status, open)));
  }
}
