import { AppError, type ListPostsInput, type Post } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { publicationsOf } from "./load-post.ts";
import { type PublicationRow, toPost } from "./post-view.ts";

/** The team's posts, newest first. Ids are UUID v7, so the cursor is the last post's id. */
export async function listPosts(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPostsInput,
): Promise<{ items: Post[]; nextCursor: string | null }> {
  const { posts } = schema;
  const rows = await ctx.db
    .select()
    .from(posts)
    .where(
      and(
        eq(posts.teamId, actor.teamId),
        input.status ? eq(posts.status, input.status) : undefined,
        input.cursor ? lt(posts.id, parseIdCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(desc(posts.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const byPost = Map.groupBy(
    await publicationsOf(
      ctx.db,
      shown.map((row) => row.id),
    ),
    (publication: PublicationRow) => publication.postId,
  );
  return {
    items: shown.map((row) => toPost(row, byPost.get(row.id) ?? [])),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Throws INVALID_INPUT for a cursor that is not ours. */
export function parseIdCursor(cursor: string): string {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(cursor)) return cursor;
  throw new AppError("INVALID_INPUT", "That cursor is not from this list.", { details: { cursor } });
}
