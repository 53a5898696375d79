import { schema } from "@planrrr/database";
import { and, count, inArray, isNull, lt, lte, max, or } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

const { publications, workerHeartbeats } = schema;

/**
 * How many publications should have been tried more than `graceMs` ago. Those that wait for a person and those that
 * a worker holds are not counted.
 */
export async function countOverdue(ctx: PublishingContext, graceMs: number): Promise<number> {
  const now = ctx.now();
  const [row] = await ctx.db
    .select({ overdue: count() })
    .from(publications)
    .where(
      and(
        inArray(publications.status, ["SCHEDULED", "PUBLISHING"]),
        lt(publications.nextAttemptAt, new Date(now.getTime() - graceMs)),
        or(isNull(publications.leaseUntil), lte(publications.leaseUntil, now)),
      ),
    );
  return row?.overdue ?? 0;
}

/** A worker has taken a job from the queue and reached us. */
export async function recordHeartbeat(
  ctx: PublishingContext,
  input: { workerId: string; startedAt: string },
): Promise<void> {
  const now = ctx.now();
  await ctx.db
    .insert(workerHeartbeats)
    .values({ workerId: input.workerId, startedAt: new Date(input.startedAt), seenAt: now })
    .onConflictDoUpdate({ target: workerHeartbeats.workerId, set: { seenAt: now } });
}

/** When any worker was last heard of; null = never. */
export async function lastHeartbeat(ctx: PublishingContext): Promise<Date | null> {
  const [row] = await ctx.db.select({ seenAt: max(workerHeartbeats.seenAt) }).from(workerHeartbeats);
  return row?.seenAt ?? null;
}

/** Removes heartbeats of workers that stopped more than a day ago. */
export async function forgetOldWorkers(ctx: PublishingContext): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000);
  await ctx.db.delete(workerHeartbeats).where(lt(workerHeartbeats.seenAt, dayAgo));
}
