import type { CommunityAnnounced } from "@planrrr/contract/community";
import type { Env } from "../../env.ts";
import { type AnnouncementRow, listNextRooms, markTold } from "./announcements-table.ts";

/** A request may ask a thousand others, and D1 counts among them. */
const roomsAtOnce = 400;

/** Tells the next rooms. What is left is for the cron; a room that was told already knows the id. */
export async function continueAnnouncement(env: Env, row: AnnouncementRow): Promise<CommunityAnnounced> {
  const { id, title, body, link } = row;
  if (row.next_team_id === null) return { id, rooms: row.rooms, done: true };
  const teamIds = await listNextRooms(env.DB, row, roomsAtOnce);
  await Promise.all(
    teamIds.map(async (teamId) =>
      env.CommunityDurableObject.getByName(teamId).notify({ id, kind: "announcement", title, body, link }),
    ),
  );
  const done = teamIds.length < roomsAtOnce;
  const rooms = row.rooms + teamIds.length;
  await markTold(env.DB, row, { nextTeamId: done ? null : (teamIds.at(-1) ?? null), rooms });
  return { id, rooms, done };
}
