import { roomPace } from "@planrrr/community";
import type { Room } from "./room.ts";

const rowsAtOnce = 2_000;

/**
 * Brings counts to D1: absolute, and with a sequence that only grows, so that a flush may be repeated or overtaken
 * without harm. A count that changes while D1 answers stays dirty, since only what was read counts as brought.
 * Answers in how many ms there is more to bring; `undefined`: nothing is dirty.
 */
export async function flushLikes({ ctx, env, teamId }: Room, now: number): Promise<number | undefined> {
  const { sql } = ctx.storage;
  const rows = sql
    .exec<{ post: string; likes: number; seq: number }>(
      "SELECT post, likes, seq FROM counts WHERE seq > flushed LIMIT ?",
      rowsAtOnce,
    )
    .toArray();
  if (rows.length === 0) return undefined;
  await env.DB.prepare(
    `INSERT INTO post_like_counts (team_id, post_id, likes, seq, updated_at)
     SELECT ?1, value ->> 'post', value ->> 'likes', value ->> 'seq', ?3 FROM json_each(?2) WHERE true
     ON CONFLICT (team_id, post_id) DO UPDATE
     SET likes = excluded.likes, seq = excluded.seq, updated_at = excluded.updated_at
     WHERE excluded.seq > post_like_counts.seq`,
  )
    .bind(teamId(), JSON.stringify(rows), now)
    .run();
  sql.exec(
    `UPDATE counts SET flushed = max(flushed, sent.seq)
     FROM (SELECT value ->> 'post' AS post, value ->> 'seq' AS seq FROM json_each(?)) AS sent
     WHERE counts.post = sent.post`,
    JSON.stringify(rows),
  );
  if (rows.length === rowsAtOnce) return 0;
  const [dirty] = sql.exec("SELECT 1 FROM counts WHERE seq > flushed LIMIT 1").toArray();
  return dirty ? roomPace.flushMs : undefined;
}
