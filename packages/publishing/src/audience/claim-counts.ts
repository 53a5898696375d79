import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

// Any fixed number: of several API processes one gives out turns at a time.
const countLock = 7_262_011;
const batchSize = 20;
/** Whoever took a turn and died leaves the account to the next one after this. */
const turnMs = 5 * 60_000;
/** No turn lies further ahead by right: a clock was set back. */
const furthestMs = 7 * 86_400_000;

/** Takes turns at accounts whose followers are due to be counted, those that wait longest first. */
export async function claimCounts(ctx: PublishingContext): Promise<string[]> {
  const { connections: c, audienceStates: s } = schema;
  const now = ctx.now();
  const networks = Object.values(ctx.networks).flatMap(({ name, audience }) => (audience ? [name] : []));
  const later = (ms: number) => new Date(now.getTime() + ms);
  return ctx.db.transaction(async (tx) => {
    const lock = await tx.execute<{ got: boolean }>(
      sql`select pg_try_advisory_xact_lock(${countLock}) as got`,
    );
    if (!lock.rows[0]?.got) return [];
    const { rows } = await tx.execute<{ connection_id: string }>(sql`
      insert into ${s} (connection_id, next_at)
      select c.id, ${later(turnMs)} from ${c} c left join ${s} s on s.connection_id = c.id
      where c.status = 'ACTIVE' and c.removed_at is null and c.credentials is not null
        and c.network = any(${sql.param(networks)})
        and (s.connection_id is null or s.next_at <= ${now} or s.next_at > ${later(furthestMs)})
      order by s.next_at nulls first
      limit ${batchSize}
      on conflict (connection_id) do update set next_at = excluded.next_at
      returning connection_id`);
    return rows.map((row) => row.connection_id);
  });
}
