import { AppError, type CalendarFeed, type CalendarFeedMade, type NewCalendarFeed } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, asc, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { newSecretToken } from "../secret-token.ts";

const { calendarFeeds } = schema;
const mostPerTeam = 50;

export async function listCalendarFeeds(
  ctx: PublishingContext,
  actor: Actor,
): Promise<{ items: CalendarFeed[] }> {
  const rows = await ctx.db
    .select()
    .from(calendarFeeds)
    .where(eq(calendarFeeds.teamId, actor.teamId))
    .orderBy(asc(calendarFeeds.id));
  return { items: rows.map(toFeed) };
}

/** A new secret address of the team's calendar. Throws TOO_MANY. */
export async function createCalendarFeed(
  ctx: PublishingContext,
  actor: Actor,
  input: NewCalendarFeed,
): Promise<CalendarFeedMade> {
  const { token, hash } = newSecretToken();
  const made = await ctx.db.transaction(async (tx) => {
    const count = await tx.$count(calendarFeeds, eq(calendarFeeds.teamId, actor.teamId));
    if (count >= mostPerTeam)
      throw new AppError("TOO_MANY", `A team has at most ${mostPerTeam} calendar addresses.`);
    const [row] = await tx
      .insert(calendarFeeds)
      .values({
        id: ctx.newId(),
        teamId: actor.teamId,
        name: storable(input.name),
        tokenHash: hash,
        createdBy: actor.userId,
        createdAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error("The address was not saved.");
    await recordAudit(tx, actor, { action: "calendar.shared", subjectId: row.id });
    return row;
  });
  return { ...toFeed(made), path: `/api/calendar/${token}.ics` };
}

/** From now on nobody reads it. */
export async function removeCalendarFeed(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(calendarFeeds)
      .where(and(eq(calendarFeeds.id, input.id), eq(calendarFeeds.teamId, actor.teamId)))
      .returning({ id: calendarFeeds.id });
    if (gone.length === 0) throw new AppError("NOT_FOUND", "There is no such calendar address.");
    await recordAudit(tx, actor, { action: "calendar.unshared", subjectId: input.id });
  });
}

function toFeed({ id, name, createdBy, createdAt, readAt }: typeof calendarFeeds.$inferSelect): CalendarFeed {
  return { id, name, createdBy, createdAt, readAt };
}
