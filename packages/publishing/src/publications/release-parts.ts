import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext, WakeUp } from "../context.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { handOver } from "./wake-up.ts";

const { publications } = schema;
const postsAtOnce = 500;

/** Of a part whose turn never came, so that trying the one before it again brings it back. */
export const previousNotSent = "PREVIOUS_NOT_SENT";
const notSentWords = "What it belongs under did not go out, so it stayed here.";
const noPlaceWords =
  "Nobody knows the number of what it belongs under, so it could not go there. Write it by hand.";

/**
 * Gives parts that wait for the one before them their turn, or ends them when that one is over without being public.
 * Done after each report, and by the sweep for whatever was cut off in between.
 */
export async function releaseParts(ctx: PublishingContext, postIds?: readonly string[]): Promise<number> {
  if (postIds?.length === 0) return 0;
  const among = postIds
    ? sql`and f.post_id in (${sql.join(
        postIds.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`
    : sql``;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select distinct f.post_id as id from ${publications} f
    where ${waits} ${among} and (${cameOut} or ${cameToNothing})
    order by 1 limit ${postsAtOnce}`);
  const wakeUps: WakeUp[] = [];
  for (const { id } of rows) wakeUps.push(...(await releaseOf(ctx, id)));
  await handOver(ctx, wakeUps);
  return wakeUps.length;
}

/** Under the post's lock: nobody tries the part before it again, or edits the post, in between. */
function releaseOf(ctx: PublishingContext, postId: string): Promise<WakeUp[]> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`post ${postId}`}, 0))`);
    const { rows } = await tx.execute<ReleasedPart>(sql`
      with turn as (
        select f.id, not (${cameToNothing}) as goes, ${lost} as lost from ${publications} f
        where f.post_id = ${postId} and ${waits} and (${cameOut} or ${cameToNothing})
        order by f.id for update of f
      )
      update ${publications} p set
        status = case when goes then 'SCHEDULED' else 'CANCELLED' end,
        waiting_for = null,
        due_at = case when goes then greatest(p.due_at, ${now}) else p.due_at end,
        next_attempt_at = case when goes then ${now}::timestamptz end,
        enqueued_at = case when goes then ${now}::timestamptz end,
        error_code = case when goes then null else ${previousNotSent} end,
        error_message = case when lost then ${noPlaceWords} when not goes then ${notSentWords} end,
        updated_at = ${now}
      from turn where p.id = turn.id
      returning p.id, p.network, p.version, p.fence, p.next_attempt_at as at`);
    await refreshPostStatus(tx, [postId], now);
    // Half a thread is public already, so that the rest of it does not queue behind what was planned.
    return rows.flatMap(({ id, at, ...row }) =>
      at === null ? [] : [{ ...row, publicationId: id, postId, at: new Date(at), isPlanned: false }],
    );
  });
}

interface ReleasedPart extends Record<string, unknown> {
  id: string;
  network: NetworkName;
  version: number;
  fence: number;
  at: string | null;
}

/** `f` is a part that waits, `b` one that has to be out first. */
const waits = sql`f.waiting_for = 'previous' and f.status = 'SCHEDULED'`;
const isAbove = sql`b.post_id = f.post_id and b.connection_id = f.connection_id and b.part < f.part
  and (b.part = 0 or (f.role = 'thread' and b.role = 'thread'))`;
const cameOut = sql`exists (select from ${publications} b where ${isAbove} and b.status = 'PUBLISHED'
  and b.part = case f.role when 'comment' then 0 else f.part - 1 end)`;
/** A person has said that it is there, and nobody can say where. */
const isLost = sql`(b.status = 'PUBLISHED' and b.remote_id is null)`;
const lost = sql`exists (select from ${publications} b where ${isAbove} and ${isLost})`;
const cameToNothing = sql`exists (select from ${publications} b
  where ${isAbove} and (b.status in ('FAILED', 'CANCELLED') or ${isLost}))`;
