import {
  changeSince,
  EXACT,
  type FailureKind,
  isStale,
  nextMilestone,
  type Snapshot,
  sumTotals,
  toPrecision,
} from "@planrrr/audience";
import type { AudienceAccount, AudienceOverview, NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, gte, inArray, isNull } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";

const { audienceSnapshots, audienceStates, connections } = schema;
type StateRow = typeof audienceStates.$inferSelect;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Two counts that did not come. */
const staleMs = 2.5 * hourMs;
/** A month, and as much before it as still speaks for it. */
const lookBackMs = 45 * dayMs;

/** How many follow each account of the team, and all exact ones together. A failure stands beside the last good number. */
export async function readAudience(ctx: PublishingContext, actor: Actor): Promise<AudienceOverview> {
  const now = ctx.now().getTime();
  const counted = Object.values(ctx.networks).flatMap(({ name, audience }) => (audience ? [name] : []));
  const rows = await ctx.db
    .select({ connection: connections, state: audienceStates })
    .from(connections)
    .leftJoin(audienceStates, eq(audienceStates.connectionId, connections.id))
    .where(
      and(
        eq(connections.teamId, actor.teamId),
        isNull(connections.removedAt),
        inArray(connections.network, counted),
      ),
    )
    .orderBy(asc(connections.id));
  const history = await readHistory(
    ctx,
    rows.map(({ connection }) => connection.id),
    now,
  );
  const items = rows.map(({ connection, state }) =>
    toAccount(connection, state, history.get(connection.id) ?? [], now),
  );
  const known = items.flatMap((item) =>
    item.followers === null ? [] : [{ ...item, total: item.followers }],
  );
  const { total, leftOut } = sumTotals(known);
  return {
    items,
    together: {
      followers: total,
      accounts: known.length - leftOut.length,
      leftOut: leftOut.map(({ connectionId }) => connectionId),
    },
  };
}

async function readHistory(
  ctx: PublishingContext,
  ids: string[],
  now: number,
): Promise<Map<string, Snapshot[]>> {
  const { connectionId, followers, takenAt } = audienceSnapshots;
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ connectionId, followers, takenAt })
    .from(audienceSnapshots)
    .where(and(inArray(connectionId, ids), gte(takenAt, new Date(now - lookBackMs))));
  const byAccount = Map.groupBy(rows, (row) => row.connectionId);
  return new Map(
    [...byAccount].map(([id, all]) => [
      id,
      all.map((row) => ({ at: row.takenAt.getTime(), followers: row.followers })),
    ]),
  );
}

function toAccount(
  row: ConnectionRow,
  state: StateRow | null,
  history: Snapshot[],
  now: number,
): AudienceAccount {
  const followers = state?.followers ?? null;
  const since = (days: number) =>
    followers === null ? null : changeSince(history, { now, spanMs: days * dayMs, followers });
  return {
    connectionId: row.id,
    network: row.network as NetworkName,
    handle: row.handle,
    displayName: row.displayName,
    avatarUrl: row.avatarUrl,
    followers,
    precision: followers === null ? EXACT : toPrecision(followers, state?.significantDigits ?? undefined),
    countedAt: state?.countedAt ?? null,
    stale: state?.countedAt ? isStale(state.countedAt.getTime(), now, staleMs) : false,
    doubted: state?.doubtedSince != null,
    failure: failureOf(row, state),
    change: { day: since(1), week: since(7), month: since(30) },
    nextMilestone: followers === null ? null : nextMilestone(followers),
  };
}

function failureOf(row: ConnectionRow, state: StateRow | null): AudienceAccount["failure"] {
  if (row.status !== "ACTIVE") {
    const message = row.statusReason ?? "The account has to be connected again.";
    return {
      kind: "auth",
      code: "NEEDS_RECONNECTING",
      message,
      at: row.updatedAt,
      since: row.updatedAt,
      count: 1,
    };
  }
  if (!state || state.failures === 0 || !state.failedAt) return null;
  return {
    kind: (state.failureKind ?? "upstream") as FailureKind,
    code: state.failureCode ?? "UNKNOWN",
    message: state.failureMessage ?? "",
    at: state.failedAt,
    since: state.failingSince ?? state.failedAt,
    count: state.failures,
  };
}
