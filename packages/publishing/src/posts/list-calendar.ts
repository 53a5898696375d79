import type { CalendarInput, CalendarPost } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, inArray, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { postFilters } from "./post-filters.ts";
import { afterTime, timeCursor } from "./post-order.ts";

const { posts, publications } = schema;
const excerptLength = 140;

/** The posts of a span of time as a calendar shows them: a month of a thousand in one go. */
export async function listCalendar(
  ctx: PublishingContext,
  actor: Actor,
  input: CalendarInput,
): Promise<{ items: CalendarPost[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select({
      id: posts.id,
      status: posts.status,
      excerpt: sql<string>`left(${posts.content} ->> 'text', ${excerptLength})`,
      scheduledAt: sql<Date>`${posts.scheduledAt}`.mapWith(posts.scheduledAt),
      timeZone: posts.scheduleTimeZone,
      authorId: posts.authorId,
      version: posts.version,
      connectionIds: sql<string[]>`${posts.content} -> 'connectionIds'`,
      hasMedia: sql<boolean>`coalesce(jsonb_array_length(${posts.content} -> 'mediaIds') > 0, false)`,
    })
    .from(posts)
    .where(and(postFilters(ctx, actor, input), input.cursor ? afterTime(input.cursor) : undefined))
    .orderBy(asc(posts.scheduledAt), asc(posts.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const byPost = await publicationsByPost(
    ctx,
    shown.map((row) => row.id),
  );
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      ...row,
      status: row.status as CalendarPost["status"],
      publications: byPost.get(row.id) ?? [],
    })),
    nextCursor: last ? timeCursor(last) : null,
  };
}

type Going = CalendarPost["publications"][number];

async function publicationsByPost(ctx: PublishingContext, postIds: string[]): Promise<Map<string, Going[]>> {
  const byPost = new Map<string, Going[]>();
  if (postIds.length === 0) return byPost;
  const { id, postId, connectionId, network, status, waitingFor } = publications;
  const rows = await ctx.db
    .select({ id, postId, connectionId, network, status, waitingFor })
    .from(publications)
    .where(inArray(publications.postId, postIds))
    .orderBy(asc(publications.id));
  for (const { postId, ...going } of rows) {
    const known = byPost.get(postId);
    if (known) known.push(going as Going);
    else byPost.set(postId, [going as Going]);
  }
  return byPost;
}
