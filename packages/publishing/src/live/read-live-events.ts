import type { LiveEvent } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** More than this at once is not worth telling one by one. */
const most = 1_000;

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
  const { liveEvents } = schema;
  const { teamId, since = null } = input;
  // One statement: the horizon has to be that of the very snapshot that reads the rows.
  const { rows } = await ctx.db.execute<{ horizon: string; rows: StoredRow[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, coalesce(
      (select jsonb_agg(jsonb_build_object('id', id, 'xid', xid, 'type', type, 'data', data) order by id) from (
        select id, xid, type, data from ${liveEvents}
        where team_id = ${teamId} and xid >= ${since}::bigint
        order by id limit ${most + 1}) found), '[]') as rows`);
  const [read] = rows;
  if (!read) throw new Error("The snapshot was not read.");
  return {
    horizon: Number(read.horizon),
    truncated: read.rows.length > most,
    rows: read.rows.map(({ id, xid, type, data }) => ({ id, xid, event: { ...data, type } as LiveEvent })),
  };
}

interface StoredRow {
  id: number;
  xid: number;
  type: LiveEvent["type"];
  data: { [key: string]: unknown };
}
