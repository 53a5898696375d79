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
  // Each cheer asks. What is stored leads; this is its copy for as long as the room is awake.
  let copy: Map<string, number> | undefined;
  const ends = (): Map<string, number> => {
    copy ??= new Map(
      sql
        .exec<{ user: string; until: number }>("SELECT user, until FROM muted")
        .toArray()
        .map(({ user, until }) => [user, until]),
    );
    return copy;
  };
  return {
    mute(userId, name, until) {
      sql.exec("INSERT OR REPLACE INTO muted (user, name, until) VALUES (?, ?, ?)", userId, name, until);
      ends().set(userId, until);
    },
    unmute(userId) {
      sql.exec("DELETE FROM muted WHERE user = ?", userId);
      ends().delete(userId);
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
      const until = ends().get(userId) ?? 0;
      if (until > now) {
        const retryAfter = (until - now) / 1_000;
        throw new AppError("MUTED", "The coach has asked you to pause for a while.", {
          retryAfter,
          details: { until: new Date(until).toISOString() },
        });
      }
    },
  };
}
