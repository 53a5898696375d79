import { AppError } from "@planrrr/contract/app-error";
import type { MutedMembers } from "@planrrr/contract/community";
import type { Room } from "./room.ts";

export interface RoomMuted {
  mute(userId: string, name: string, until: number): void;
  unmute(userId: string): void;
  list(now: number): MutedMembers["items"];
  /** Throws MUTED. */
  mustNotBe(userId: string, now: number): void;
}

export function createMuted({ ctx }: Room): RoomMuted {
  const { sql } = ctx.storage;
  return {
    mute(userId, name, until) {
      sql.exec("INSERT OR REPLACE INTO muted (user, name, until) VALUES (?, ?, ?)", userId, name, until);
    },
    unmute(userId) {
      sql.exec("DELETE FROM muted WHERE user = ?", userId);
    },
    list(now) {
      sql.exec("DELETE FROM muted WHERE until <= ?", now);
      return sql
        .exec<{ userId: string; name: string; until: number }>(
          "SELECT user AS userId, name, until FROM muted ORDER BY until DESC",
        )
        .toArray()
        .map((row) => ({ ...row, until: new Date(row.until).toISOString() }));
    },
    mustNotBe(userId, now) {
      const [row] = sql
        .exec<{ until: number }>("SELECT until FROM muted WHERE user = ? AND until > ?", userId, now)
        .toArray();
      if (row) {
        const retryAfter = (row.until - now) / 1_000;
        throw new AppError("MUTED", "The coach has asked you to pause for a while.", { retryAfter });
      }
    },
  };
}
