import {
  AppError,
  type NewPostingSlots,
  type NextSlot,
  type NextSlotsInput,
  type PostingSlot,
} from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, gte, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import { getConnection } from "../connections/read-connections.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { isTimeZone } from "../schedule/resolve-schedule.ts";
import { nextFreeSlots, slotHorizonDays } from "./next-free-slots.ts";

const { postingSlots, posts } = schema;
const mostPerTeam = 500;
const dayMs = 86_400_000;

/** The team's slots by the day of the week. */
export async function listSlots(ctx: PublishingContext, actor: Actor): Promise<{ items: PostingSlot[] }> {
  const rows = await ctx.db
    .select()
    .from(postingSlots)
    .where(eq(postingSlots.teamId, actor.teamId))
    .orderBy(asc(postingSlots.weekday), asc(postingSlots.localTime), asc(postingSlots.id));
  return { items: rows.map(toSlot) };
}

/** Adds a slot for every weekday and time; those that are there stay. Throws NOT_FOUND, TIME_ZONE_UNKNOWN, TOO_MANY. */
export async function createSlots(
  ctx: PublishingContext,
  actor: Actor,
  input: NewPostingSlots,
): Promise<{ items: PostingSlot[] }> {
  const { timeZone, connectionId = null } = input;
  if (!isTimeZone(timeZone))
    throw new AppError("TIME_ZONE_UNKNOWN", `"${timeZone}" is not an IANA time zone such as Europe/Berlin.`);
  if (connectionId) await getConnection(ctx, actor, { id: connectionId });
  const wanted = input.weekdays.flatMap((weekday) =>
    input.localTimes.map((localTime) => ({
      id: ctx.newId(),
      teamId: actor.teamId,
      connectionId,
      weekday,
      localTime,
      timeZone,
      createdAt: ctx.now(),
    })),
  );
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(postingSlots)
      .values(wanted)
      .onConflictDoNothing()
      .returning({ id: postingSlots.id });
    if ((await tx.$count(postingSlots, eq(postingSlots.teamId, actor.teamId))) > mostPerTeam)
      throw new AppError("TOO_MANY", `A team has at most ${mostPerTeam} slots.`);
    for (const { id } of added) await recordAudit(tx, actor, { action: "slot.added", subjectId: id });
  });
  return listSlots(ctx, actor);
}

export async function removeSlot(ctx: PublishingContext, actor: Actor, input: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(postingSlots)
      .where(and(eq(postingSlots.id, input.id), eq(postingSlots.teamId, actor.teamId)))
      .returning({ id: postingSlots.id });
    if (gone.length === 0) throw new AppError("NOT_FOUND", "There is no such slot.");
    await recordAudit(tx, actor, { action: "slot.removed", subjectId: input.id });
  });
}

/** The next slots of these connections at which nothing of theirs is planned. A draft with a time takes its slot. */
export async function nextSlots(
  ctx: PublishingContext,
  actor: Actor,
  input: NextSlotsInput,
): Promise<{ items: NextSlot[] }> {
  const { connectionIds = [], count } = input;
  const after = input.after ? new Date(input.after) : ctx.now();
  const slots = await ctx.db
    .select()
    .from(postingSlots)
    .where(
      and(
        eq(postingSlots.teamId, actor.teamId),
        connectionIds.length > 0
          ? or(isNull(postingSlots.connectionId), inArray(postingSlots.connectionId, connectionIds))
          : undefined,
      ),
    );
  if (slots.length === 0) return { items: [] };
  const planned = await ctx.db
    .select({
      at: posts.scheduledAt,
      connectionIds: sql<string[]>`${posts.content} -> 'connectionIds'`,
    })
    .from(posts)
    .where(
      and(
        eq(posts.teamId, actor.teamId),
        ne(posts.status, "CANCELLED"),
        gte(posts.scheduledAt, after),
        lt(posts.scheduledAt, new Date(after.getTime() + (slotHorizonDays + 14) * dayMs)),
      ),
    );
  const byTime = Map.groupBy(planned, ({ at }) => at?.getTime() ?? 0);
  const isTaken = (at: Date, slot: PostingSlot): boolean => {
    const meant = connectionIds.length > 0 ? connectionIds : slot.connectionId ? [slot.connectionId] : null;
    return (byTime.get(at.getTime()) ?? []).some(
      (post) => !meant || meant.some((id) => post.connectionIds.includes(id)),
    );
  };
  return { items: nextFreeSlots(slots.map(toSlot), { after, count, isTaken }) };
}

function toSlot(row: typeof postingSlots.$inferSelect): PostingSlot {
  const { id, connectionId, weekday, localTime, timeZone } = row;
  return { id, connectionId, weekday, localTime, timeZone };
}
