import type { ListPostsInput, Post } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, desc, lt } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { publicationsOf } from "./load-post.ts";
import { postFilters } from "./post-filters.ts";
import { afterTime, parseIdCursor, timeCursor } from "./post-order.ts";
import { type PublicationRow, toPost } from "./post-view.ts";

/** The team's posts, newest first (ids are UUID v7); within a span of time by their time. */
export async function listPosts(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPostsInput,
): Promise<{ items: Post[]; nextCursor: string | null }> {
  const { posts } = schema;
  const byTime = input.from !== undefined || input.to !== undefined;
  const after = (cursor: string) => (byTime ? afterTime(cursor) : lt(posts.id, parseIdCursor(cursor)));
  const rows = await ctx.db
    .select()
    .from(posts)
    .where(and(postFilters(ctx, actor, input), input.cursor ? after(input.cursor) : undefined))
    .orderBy(...(byTime ? [asc(posts.scheduledAt), asc(posts.id)] : [desc(posts.id)]))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const ids = shown.map((row) => row.id);
  const byPost = Map.groupBy(await publicationsOf(ctx.db, ids), (row: PublicationRow) => row.postId);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => toPost(row, byPost.get(row.id) ?? [])),
    nextCursor: last ? (byTime ? timeCursor(last) : last.id) : null,
  };
}
