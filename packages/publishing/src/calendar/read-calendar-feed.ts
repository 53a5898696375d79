import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { postContent } from "../posts/post-view.ts";
import { hashToken } from "../secret-token.ts";
import { type CalendarEntry, writeCalendar } from "./write-calendar.ts";

const { calendarFeeds, connections, posts, publications, teams } = schema;
const dayMs = 86_400_000;
const pastMs = 90 * dayMs;
const most = 2_000;

/** The team's posts as an iCalendar file: of the last 90 days and all that is planned. Throws NOT_FOUND. */
export async function readCalendarFeed(ctx: PublishingContext, token: string): Promise<string> {
  const now = ctx.now();
  const [feed] = await ctx.db
    .update(calendarFeeds)
    .set({ readAt: now })
    .where(eq(calendarFeeds.tokenHash, hashToken(token)))
    .returning();
  if (!feed) throw new AppError("NOT_FOUND", "There is no calendar at this address, or no longer.");
  const [team] = await ctx.db.select().from(teams).where(eq(teams.id, feed.teamId));
  const kept = and(
    eq(posts.teamId, feed.teamId),
    isNotNull(posts.scheduledAt),
    ne(posts.status, "CANCELLED"),
  );
  const planned = await ctx.db
    .select()
    .from(posts)
    .where(and(kept, gte(posts.scheduledAt, now)))
    .orderBy(asc(posts.scheduledAt))
    .limit(most);
  const past = await ctx.db
    .select()
    .from(posts)
    .where(and(kept, lt(posts.scheduledAt, now), gte(posts.scheduledAt, new Date(now.getTime() - pastMs))))
    .orderBy(desc(posts.scheduledAt))
    .limit(most);
  const rows = [...past.reverse(), ...planned];
  const facts = await factsOf(ctx, feed.teamId, rows);
  return writeCalendar({ name: `${team?.name ?? "planrrr"} · planrrr`, entries: rows.map(toEntry), now });

  function toEntry(row: (typeof rows)[number]): CalendarEntry {
    const content = postContent(row);
    const handles = content.connectionIds.flatMap((id) => facts.handles.get(id) ?? []);
    return {
      id: row.id,
      version: row.version,
      at: row.scheduledAt ?? now,
      changedAt: row.updatedAt,
      text: content.text,
      where: handles.join(", "),
      status: row.status,
      url: facts.urls.get(row.id),
    };
  }
}

async function factsOf(ctx: PublishingContext, teamId: string, rows: readonly { id: string }[]) {
  const accounts = await ctx.db
    .select({ id: connections.id, handle: connections.handle, network: connections.network })
    .from(connections)
    .where(eq(connections.teamId, teamId));
  const out =
    rows.length === 0
      ? []
      : await ctx.db
          .select({ postId: publications.postId, url: publications.url })
          .from(publications)
          .where(
            and(
              inArray(
                publications.postId,
                rows.map((row) => row.id),
              ),
              isNotNull(publications.url),
            ),
          );
  return {
    handles: new Map(accounts.map(({ id, handle, network }) => [id, `${handle} (${network})`])),
    urls: new Map(out.map(({ postId, url }) => [postId, url ?? undefined])),
  };
}
