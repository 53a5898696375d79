import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext, WakeUp } from "../context.ts";
import { resumeReconnected } from "../connections/connection-state.ts";
import { releaseParts } from "./release-parts.ts";
import { handOver } from "./wake-up.ts";

// Any fixed number: of several API processes one sweeps at a time.
const sweepLock = 7_262_010;
const batchSize = 1_000;
/** A wake-up that should have come this long ago is taken as lost. */
const overdueMs = 10_000;
/** A wake-up that was handed over this recently is given time to come. */
const patienceMs = 30_000;
const soonMs = 60_000;
/** A mark this far ahead was made before the clock was set back. */
const clockSlackMs = 60_000;

/**
 * Hands every publication that is due, or soon due, and that nobody works on to the queue. Correctness needs nothing
 * else: lost jobs, an emptied queue and dead workers are all healed here. Returns how many were handed over.
 */
export async function sweepPublications(ctx: PublishingContext): Promise<number> {
  await resumeReconnected(ctx.db, ctx.now());
  let total = await releaseParts(ctx);
  for (;;) {
    const wakeUps = await takeBatch(ctx);
    // With the queue away the same ones would be found again and again.
    if (!(await handOver(ctx, wakeUps))) break;
    total += wakeUps.length;
    if (wakeUps.length < batchSize) break;
  }
  if (total > 0) ctx.emit({ type: "sweep.enqueued", count: total });
  return total;
}

async function takeBatch(ctx: PublishingContext): Promise<WakeUp[]> {
  const { publications } = schema;
  const now = ctx.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  return ctx.db.transaction(async (tx) => {
    const lock = await tx.execute<{ got: boolean }>(
      sql`select pg_try_advisory_xact_lock(${sweepLock}) as got`,
    );
    if (!lock.rows[0]?.got) return [];
    // The mark is set first and taken back when the queue refuses: a crash in between costs only patience.
    const { rows } = await tx.execute<{
      id: string;
      post_id: string;
      network: NetworkName;
      version: number;
      fence: number;
      at: string;
      is_planned: boolean;
    }>(sql`
      update ${publications} p set enqueued_at = ${now}
      from (
        select id from ${publications}
        where status in ('SCHEDULED', 'PUBLISHING')
          and next_attempt_at < ${before(-soonMs)}
          and (lease_until is null or lease_until <= ${now})
          and (
            enqueued_at is null
            or (next_attempt_at < ${before(overdueMs)} and enqueued_at < ${before(patienceMs)})
            or enqueued_at > ${before(-clockSlackMs)}
          )
        order by next_attempt_at
        limit ${batchSize}
        for update skip locked
      ) open
      where p.id = open.id
      returning p.id, p.post_id, p.network, p.version, p.fence, p.next_attempt_at as at,
        coalesce(p.due_at > p.created_at, false) as is_planned`);
    const wakeUps = rows.map((row) => ({
      publicationId: row.id,
      postId: row.post_id,
      network: row.network,
      version: row.version,
      fence: row.fence,
      at: new Date(row.at),
      isPlanned: row.is_planned,
    }));
    // A queue that falls behind works in the order of arrival: what is due first arrives first.
    return wakeUps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  });
}
