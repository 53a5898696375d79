import {
  isSilent,
  isTooOld,
  presenceDelay,
  type Present,
  roomPace,
  summarisePresence,
} from "@planrrr/community";
import { communityCloseCode, type CommunityPresence } from "@planrrr/contract/community";
import { closeSocket } from "./room-sockets.ts";
import { gather } from "./gather.ts";
import type { Room } from "./room.ts";

export interface RoomPresence {
  /** Somebody came or went. */
  changed(): void;
  read(now: number): CommunityPresence;
  presentUserIds(now: number): string[];
  /** Who asks by REST each minute is there, too. */
  sawPoller(person: Present, now: number): void;
  /** By the alarm: dead lines go, everybody hears who is there. Answers whether anybody is. */
  tick(now: number): boolean;
}

export function createPresence({ ctx, sockets }: Room): RoomPresence {
  const { sql } = ctx.storage;

  function* present(now: number): Generator<Present> {
    for (const socket of sockets.open()) yield sockets.holder(socket);
    const pollers = sql.exec<{ userId: string; name: string; role: Present["role"] }>(
      "SELECT user AS userId, name, role FROM pollers WHERE seen_at > ?",
      now - roomPace.pollerMs,
    );
    for (const poller of pollers) yield poller;
  }

  const read = (now: number) => summarisePresence(present(now));
  const tell = () => sockets.broadcast([{ type: "PRESENCE_UPDATE", ...read(Date.now()) }]);
  const tellSoon = gather<null>({ delayMs: () => presenceDelay(sockets.count()), deliver: tell });

  return {
    changed: () => tellSoon(null),
    read,
    presentUserIds: (now) => [...new Set(Array.from(present(now), ({ userId }) => userId))],
    sawPoller({ userId, name, role }, now) {
      sql.exec(
        "INSERT OR REPLACE INTO pollers (user, name, role, seen_at) VALUES (?, ?, ?, ?)",
        userId,
        name,
        role,
        now,
      );
    },
    tick(now) {
      for (const socket of sockets.open()) {
        const { openedAt } = sockets.holder(socket);
        const pingedAt = ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
        const heardAt = Math.max(openedAt, pingedAt, sockets.lastMessageAt(socket));
        if (isSilent({ openedAt, heardAt }, now))
          closeSocket(socket, communityCloseCode.silent, "Nothing was heard of you");
        else if (isTooOld({ openedAt, heardAt }, now))
          closeSocket(socket, communityCloseCode.renew, "Come again with a fresh token");
      }
      sql.exec("DELETE FROM pollers WHERE seen_at <= ?", now - roomPace.pollerMs);
      tell();
      return sockets.open().length > 0;
    },
  };
}
