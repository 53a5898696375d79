import type { LiveEvent } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** More than this at once is not worth telling one by one. */
const most = 1_000;
/** Of deals, and of single fields that runs have changed of them. */
const mostDeals = 200;
const mostChanges = 2_000;

export interface LiveRow {
  id: number;
  xid: number;
  event: LiveEvent;
}

export interface LiveRead {
  /** Every transaction before this one has ended and what it wrote has been read. */
  horizon: number;
  rows: LiveRow[];
  /** There was more than is worth telling. */
  truncated: boolean;
}

/**
 * A team's events of the transactions from `since` on, with the horizon to go on from. Reading again from there
 * misses nothing, though it may repeat what others wrote at the same time. Without `since` only the horizon.
 */
export async function readLiveEvents(
  ctx: Pick<PublishingContext, "db">,
  input: { teamId: string; since?: number | undefined },
): Promise<LiveRead> {
  const { liveEvents, bundleHistory, bundles } = schema;
  const { teamId, since = null } = input;
  // One statement: the horizon has to be that of the very snapshot that reads the rows.
  const { rows } = await ctx.db.execute<{ horizon: string; rows: StoredRow[]; deals: ChangedDeal[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, coalesce(
      (select jsonb_agg(jsonb_build_object('id', id, 'xid', xid, 'type', type, 'data', data) order by id) from (
        select id, xid, type, data from ${liveEvents}
        where team_id = ${teamId} and xid >= ${since}::bigint
        order by id limit ${most + 1}) found), '[]') as rows,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'xid', xid, 'bundleId', bundle_id, 'runId', run_id,
        'source', source, 'fields', fields, 'changes', changes) order by id) from (
        select min(h.id) as id, h.xid, h.bundle_id, h.run_id, b.source, jsonb_agg(h.field order by h.id) as fields,
          count(*) as changes
        from (select id, xid, bundle_id, run_id, field from ${bundleHistory}
          where xid >= ${since}::bigint order by xid, id limit ${mostChanges}) h
        join ${bundles} b on b.id = h.bundle_id
        group by h.xid, h.bundle_id, h.run_id, b.source) changed), '[]') as deals`);
  const [read] = rows;
  if (!read) throw new Error("The snapshot was not read.");
  return {
    horizon: Number(read.horizon),
    truncated: read.rows.length > most,
    rows: [
      ...read.rows.map(({ id, xid, type, data }) => ({ id, xid, event: { ...data, type } as LiveEvent })),
      ...dealEvents(read.deals),
    ],
  };
}

/** `bundle.changed` is the deals' own history, the same for every team. Its rows count down, the team's count up. */
function dealEvents(deals: readonly ChangedDeal[]): LiveRow[] {
  const last = deals.at(-1);
  const changes = deals.reduce((sum, deal) => sum + deal.changes, 0);
  if (last && (deals.length > mostDeals || changes >= mostChanges))
    return [
      { id: -last.id, xid: Math.max(...deals.map(({ xid }) => xid)), event: { type: "bundles.changed" } },
    ];
  return deals.map(({ id, xid, bundleId, source, runId, fields }) => ({
    id: -id,
    xid,
    event: { type: "bundle.changed", bundleId, source, runId, fields },
  }));
}

interface ChangedDeal {
  id: number;
  xid: number;
  bundleId: string;
  runId: string;
  source: string;
  fields: string[];
  changes: number;
}

interface StoredRow {
  id: number;
  xid: number;
  type: LiveEvent["type"];
  data: { [key: string]: unknown };
}
