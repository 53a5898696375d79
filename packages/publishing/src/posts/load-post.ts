import { AppError, type Post } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "../context.ts";
import {
  type PostRow,
  type PublicationRow,
  type ShownPublication,
  shownColumns,
  toPost,
} from "./post-view.ts";

const { connections, posts, publications } = schema;

/** A post of the actor's team. Somebody else's post does not exist: NOT_FOUND. */
export async function loadPost(
  db: Queryable,
  actor: Actor,
  id: string,
  notices: string[] = [],
): Promise<Post> {
  const [row] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.teamId, actor.teamId)));
  if (!row) throw postNotFound(id);
  return toPost(row, await publicationsOf(db, [id]), notices);
}

export async function publicationsOf(db: Queryable, postIds: string[]): Promise<ShownPublication[]> {
  if (postIds.length === 0) return [];
  return db
    .select(shownColumns)
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(inArray(publications.postId, postIds))
    .orderBy(asc(publications.id));
}

/**
 * A post and its publications, locked until the transaction ends. Everyone locks publications first and posts
 * second, each by id, so that nobody waits in a circle. The advisory lock before both keeps the set of publications
 * still: one that a waiting edit adds would otherwise stay unseen and unlocked.
 */
export async function lockPost(
  db: Queryable,
  actor: Pick<Actor, "teamId">,
  id: string,
): Promise<{ post: PostRow; publications: PublicationRow[] }> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`post ${id}`}, 0))`);
  const rows = await db
    .select()
    .from(publications)
    .where(and(eq(publications.postId, id), eq(publications.teamId, actor.teamId)))
    .orderBy(asc(publications.id))
    .for("update");
  const [post] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.teamId, actor.teamId)))
    .for("update");
  if (!post) throw postNotFound(id);
  return { post, publications: rows };
}

export function postNotFound(id: string): AppError {
  return new AppError("NOT_FOUND", "There is no such post.", { details: { id } });
}
