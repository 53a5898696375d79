import type { ListPostsInput, Post } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { preparedOn } from "../prepared-on.ts";
import { postFilters } from "./post-filters.ts";
import { afterTime, parseIdCursor, timeCursor } from "./post-order.ts";
import { type PostRow, shownColumns, toPost } from "./post-view.ts";

const { connections, posts, publications } = schema;

/** The team's posts, newest first (ids are UUID v7); within a span of time by their time. */
export async function listPosts(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPostsInput,
): Promise<{ items: Post[]; nextCursor: string | null }> {
  const byTime = input.from !== undefined || input.to !== undefined;
  const rows = isPlain(input)
    ? await newest(ctx.db, actor, input)
    : await filtered(ctx, actor, input, byTime);
  const shown = rows.slice(0, input.limit);
  const found = await publicationsOfPosts(ctx.db).execute({ postIds: shown.map((row) => row.id) });
  const byPost = Map.groupBy(found, (publication) => publication.postId);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => toPost(row, byPost.get(row.id) ?? [])),
    nextCursor: last ? (byTime ? timeCursor(last) : last.id) : null,
  };
}

/** The list everybody opens, without a filter: prepared once, since building it costs more than running it. */
function isPlain({ limit: _limit, cursor: _cursor, ...filters }: ListPostsInput): boolean {
  return Object.values(filters).every((value) => value === undefined);
}

function newest(db: Database, actor: Actor, { limit, cursor }: ListPostsInput): Promise<PostRow[]> {
  const name = cursor === undefined ? "list_posts" : "list_posts_after";
  const statement = preparedOn(db, name, (on) =>
    on
      .select()
      .from(posts)
      .where(
        and(
          eq(posts.teamId, sql.placeholder("teamId")),
          cursor === undefined ? undefined : lt(posts.id, sql.placeholder("cursor")),
        ),
      )
      .orderBy(desc(posts.id))
      .limit(sql.placeholder("limit"))
      .prepare(name),
  );
  const after = cursor === undefined ? undefined : parseIdCursor(cursor);
  return statement.execute({ teamId: actor.teamId, limit: limit + 1, cursor: after });
}

function filtered(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPostsInput,
  byTime: boolean,
): Promise<PostRow[]> {
  const after = (cursor: string) => (byTime ? afterTime(cursor) : lt(posts.id, parseIdCursor(cursor)));
  return ctx.db
    .select()
    .from(posts)
    .where(and(postFilters(ctx, actor, input), input.cursor ? after(input.cursor) : undefined))
    .orderBy(...(byTime ? [asc(posts.scheduledAt), asc(posts.id)] : [desc(posts.id)]))
    .limit(input.limit + 1);
}

function publicationsOfPosts(db: Database) {
  return preparedOn(db, "list_posts_publications", (on, name) =>
    on
      .select(shownColumns)
      .from(publications)
      .innerJoin(connections, eq(connections.id, publications.connectionId))
      .where(sql`${publications.postId} = any(${sql.placeholder("postIds")}::uuid[])`)
      .orderBy(asc(publications.id))
      .prepare(name),
  );
}
