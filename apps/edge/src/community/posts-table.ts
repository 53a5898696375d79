import type { CommunityLike, CommunityPost } from "@planrrr/contract/community";
import type { Member } from "./member.ts";

export interface PostRow {
  team_id: string;
  id: string;
  author_id: string;
  author_name: string;
  author_role: Member["role"];
  text: string;
  link: string | null;
  created_at: number;
  pinned_at: number | null;
  deleted_at: number | null;
}

const columns =
  "team_id, id, author_id, author_name, author_role, text, link, created_at, pinned_at, deleted_at";
const mostPinned = 10;

export async function readPost(
  db: D1Database,
  teamId: string,
  id: string,
  { deleted = false } = {},
): Promise<PostRow | null> {
  const where = `team_id = ? AND id = ?${deleted ? "" : " AND deleted_at IS NULL"}`;
  return db.prepare(`SELECT ${columns} FROM posts WHERE ${where}`).bind(teamId, id).first<PostRow>();
}

export async function insertPost(
  db: D1Database,
  author: Member,
  post: { id: string; text: string; link: string | null; createdAt: number },
): Promise<PostRow> {
  const row = await db
    .prepare(
      `INSERT INTO posts (team_id, id, author_id, author_name, author_role, text, link, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING ${columns}`,
    )
    .bind(
      author.teamId,
      post.id,
      author.userId,
      author.name,
      author.role,
      post.text,
      post.link,
      post.createdAt,
    )
    .first<PostRow>();
  if (!row) throw new Error("D1 gave no row back");
  return row;
}

export async function setPinned(
  db: D1Database,
  post: PostRow,
  at: number | null,
  by: string | null,
): Promise<void> {
  await db
    .prepare("UPDATE posts SET pinned_at = ?, pinned_by = ? WHERE team_id = ? AND id = ?")
    .bind(at, by, post.team_id, post.id)
    .run();
}

export async function deletePost(db: D1Database, { team_id, id }: PostRow, at: number): Promise<void> {
  await db.batch([
    db
      .prepare("UPDATE posts SET deleted_at = ?, pinned_at = NULL WHERE team_id = ? AND id = ?")
      .bind(at, team_id, id),
    db.prepare("DELETE FROM reports WHERE team_id = ? AND post_id = ?").bind(team_id, id),
  ]);
}

/** Newest first, and one more than asked for where there is more. */
export async function listPosts(
  db: D1Database,
  teamId: string,
  { since = 0, before = Number.MAX_SAFE_INTEGER, limit }: { since?: number; before?: number; limit: number },
): Promise<{ rows: PostRow[]; pinned: PostRow[] }> {
  const [page, pinned] = await db.batch<PostRow>([
    db
      .prepare(
        `SELECT ${columns} FROM posts
         WHERE team_id = ? AND created_at > ? AND created_at < ? AND deleted_at IS NULL
         ORDER BY created_at DESC LIMIT ?`,
      )
      .bind(teamId, since, before, limit + 1),
    db
      .prepare(
        `SELECT ${columns} FROM posts WHERE team_id = ? AND pinned_at IS NOT NULL
         ORDER BY pinned_at DESC LIMIT ?`,
      )
      .bind(teamId, mostPinned),
  ]);
  return { rows: page?.results ?? [], pinned: pinned?.results ?? [] };
}

export function toPost(row: PostRow, like?: Pick<CommunityLike, "likes" | "liked">): CommunityPost {
  return {
    id: row.id,
    author: { id: row.author_id, name: row.author_name, role: row.author_role },
    text: row.text,
    link: row.link,
    createdAt: new Date(row.created_at).toISOString(),
    pinnedAt: row.pinned_at === null ? null : new Date(row.pinned_at).toISOString(),
    likes: like?.likes ?? 0,
    liked: like?.liked ?? false,
  };
}

/** As they were at the room's last flush; whose they are only the room knows. */
export async function readLikeCounts(
  db: D1Database,
  teamId: string,
  postIds: readonly string[],
): Promise<{ [postId: string]: CommunityLike }> {
  const { results } = await db
    .prepare(
      `SELECT post_id AS postId, likes FROM post_like_counts
       WHERE team_id = ? AND post_id IN (SELECT value FROM json_each(?))`,
    )
    .bind(teamId, JSON.stringify(postIds))
    .all<{ postId: string; likes: number }>();
  return Object.fromEntries(results.map((row) => [row.postId, { ...row, liked: false }]));
}
