import type { CommunityAnnouncement } from "@planrrr/contract/community";

export interface AnnouncementRow {
  id: string;
  title: string;
  body: string;
  link: string;
  team_ids: string | null;
  created_at: number;
  next_team_id: string | null;
  rooms: number;
}

const activeForMs = 30 * 24 * 60 * 60_000;
const keptMs = 30 * 24 * 60 * 60_000;

/** Kept before anybody is told, so that an edge that dies in between goes on where it stopped. Known ones stay as they were. */
export async function keepAnnouncement(
  db: D1Database,
  { id, title, body, link, teamIds }: CommunityAnnouncement,
  now: number,
): Promise<AnnouncementRow> {
  const [, kept] = await db.batch<AnnouncementRow>([
    db
      .prepare(
        `INSERT OR IGNORE INTO announcements (id, title, body, link, team_ids, created_at, next_team_id)
         VALUES (?, ?, ?, ?, ?, ?, '')`,
      )
      .bind(id, title, body, link, teamIds ? JSON.stringify(teamIds) : null, now),
    db.prepare("SELECT * FROM announcements WHERE id = ?").bind(id),
  ]);
  const [row] = kept?.results ?? [];
  if (!row) throw new Error("D1 gave no row back");
  return row;
}

export async function listOpenAnnouncements(db: D1Database): Promise<AnnouncementRow[]> {
  const { results } = await db
    .prepare("SELECT * FROM announcements WHERE next_team_id IS NOT NULL ORDER BY created_at LIMIT 20")
    .all<AnnouncementRow>();
  return results;
}

/** Rooms that are still to be told, by their names. */
export async function listNextRooms(
  db: D1Database,
  { team_ids, next_team_id, created_at }: AnnouncementRow,
  limit: number,
): Promise<string[]> {
  const statement =
    team_ids === null
      ? db
          .prepare("SELECT team_id FROM rooms WHERE team_id > ? AND active_at > ? ORDER BY team_id LIMIT ?")
          .bind(next_team_id, created_at - activeForMs, limit)
      : db
          .prepare(
            `SELECT DISTINCT value AS team_id FROM json_each(?2) WHERE value > ?1 ORDER BY value LIMIT ?3`,
          )
          .bind(next_team_id, team_ids, limit);
  const { results } = await statement.all<{ team_id: string }>();
  return results.map(({ team_id }) => team_id);
}

/** Only forward: two that go on with the same announcement do no harm. */
export async function markTold(
  db: D1Database,
  { id }: AnnouncementRow,
  told: { nextTeamId: string | null; rooms: number },
): Promise<void> {
  await db
    .prepare(
      `UPDATE announcements SET next_team_id = ?2, rooms = max(rooms, ?3)
       WHERE id = ?1 AND next_team_id IS NOT NULL AND (?2 IS NULL OR next_team_id < ?2)`,
    )
    .bind(id, told.nextTeamId, told.rooms)
    .run();
}

export async function forgetOldAnnouncements(db: D1Database, now: number): Promise<void> {
  await db
    .prepare("DELETE FROM announcements WHERE created_at < ?")
    .bind(now - keptMs)
    .run();
}
