import type { Env } from "../../env.ts";
import { logLine } from "../../log-line.ts";
import { forgetOldAnnouncements, listOpenAnnouncements } from "./announcements-table.ts";
import { continueAnnouncement } from "./continue-announcement.ts";

/** Each minute: announcements that have not reached every room yet go on. */
export async function runCommunityCron(env: Env): Promise<void> {
  for (const row of await listOpenAnnouncements(env.DB)) {
    try {
      const { id, rooms, done } = await continueAnnouncement(env, row);
      logLine("info", "announcement goes on", { id, rooms, done });
    } catch (error) {
      logLine("warn", "announcement waits", { id: row.id, error: String(error) });
    }
  }
  await forgetOldAnnouncements(env.DB, Date.now());
}
