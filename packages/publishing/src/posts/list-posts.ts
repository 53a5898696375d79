import { AppError, type ListPostsInput, type Post } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { preparedOn } from "../prepared-on.ts";
import { shownColumns, toPost } from "./post-view.ts";

/** The team's posts, newest first. Ids are UUID v7, so the cursor is the last post's id. */
export async function listPosts(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPostsInput,
): Promise<{ items: Post[]; nextCursor: string | null }> {
  const { limit, status, cursor } = input;
  const rows = await postsOf(ctx.db, { status: status !== undefined, cursor: cursor !== undefined }).execute({
    teamId: actor.teamId,
    limit: limit + 1,
    status,
    cursor: cursor === undefined ? undefined : parseIdCursor(cursor),
  });
  const shown = rows.slice(0, limit);
  const publications = await publicationsOfPosts(ctx.db).execute({ postIds: shown.map((row) => row.id) });
  const byPost = Map.groupBy(publications, (publication) => publication.postId);
  return {
    items: shown.map((row) => toPost(row, byPost.get(row.id) ?? [])),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

function postsOf(db: Database, given: { status: boolean; cursor: boolean }) {
  const { posts } = schema;
  return preparedOn(db, `list_posts_${given.status}_${given.cursor}`, (on, name) =>
    on
      .select()
      .from(posts)
      .where(
        and(
          eq(posts.teamId, sql.placeholder("teamId")),
          given.status ? eq(posts.status, sql.placeholder("status")) : undefined,
          given.cursor ? lt(posts.id, sql.placeholder("cursor")) : undefined,
        ),
      )
      .orderBy(desc(posts.id))
      .limit(sql.placeholder("limit"))
      .prepare(name),
  );
}

function publicationsOfPosts(db: Database) {
  const { publications } = schema;
  return preparedOn(db, "list_posts_publications", (on, name) =>
    on
      .select(shownColumns)
      .from(publications)
      .where(sql`${publications.postId} = any(${sql.placeholder("postIds")}::uuid[])`)
      .orderBy(asc(publications.id))
      .prepare(name),
  );
}

/** Throws INVALID_INPUT for a cursor that is not ours. */
export function parseIdCursor(cursor: string): string {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(cursor)) return cursor;
  throw new AppError("INVALID_INPUT", "That cursor is not from this list.", { details: { cursor } });
}
