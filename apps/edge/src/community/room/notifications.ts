import { roomPace } from "@planrrr/community";
import type { CommunityNotification, CommunityNotifications } from "@planrrr/contract/community";
import { edgeSettings } from "../../edge-settings.ts";
import type { RoomPresence } from "./presence.ts";
import type { Room } from "./room.ts";

export type Notification = Pick<CommunityNotification, "id" | "kind" | "title" | "body" | "link">;

export interface RoomNotifications {
  /** To everybody who is here, and through the core to those who are not. The same id only once; answers whether it was new. */
  notify(news: Notification): Promise<boolean>;
  list(since: number): CommunityNotifications["items"];
}

export function createNotifications(room: Room, presence: RoomPresence): RoomNotifications {
  const { ctx, env, sockets, timers, teamId } = room;
  const { sql } = ctx.storage;

  /** News and the errand to the core are one transaction: neither is without the other. */
  function store({ id, kind, title, body, link }: Notification, now: number): boolean {
    return ctx.storage.transactionSync(() => {
      const { rowsWritten } = sql.exec(
        "INSERT OR IGNORE INTO notifications (id, kind, title, body, link, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        id,
        kind,
        title,
        body,
        link,
        now,
      );
      if (rowsWritten === 0) return false;
      sql.exec("DELETE FROM notifications WHERE created_at < ?", now - roomPace.notificationsKeptMs);
      if (!edgeSettings(env).core) return true;
      const errand: CommunityNotification = {
        id: `${teamId()}:${id}`,
        teamId: teamId(),
        kind,
        title,
        body,
        link,
        presentUserIds: presence.presentUserIds(now),
      };
      sql.exec(
        "INSERT INTO outbox (id, body, made_at) VALUES (?, ?, ?)",
        errand.id,
        JSON.stringify(errand),
        now,
      );
      return true;
    });
  }

  return {
    async notify(news) {
      const now = Date.now();
      if (!store(news, now)) return false;
      const { title, body, link } = news;
      sockets.broadcast([{ type: "LIVE_NOTIFICATION", title, body, link }]);
      if (edgeSettings(env).core) await timers.arm("outbox", now);
      return true;
    },
    list(since) {
      const rows = sql.exec<{
        id: string;
        kind: Notification["kind"];
        title: string;
        body: string;
        link: string;
        created_at: number;
      }>("SELECT * FROM notifications WHERE created_at > ? ORDER BY created_at DESC LIMIT 50", since);
      return rows
        .toArray()
        .map(({ created_at, ...row }) => ({ ...row, createdAt: new Date(created_at).toISOString() }));
    },
  };
}
