import { retryDelay, roomPace } from "@planrrr/community";
import { logLine } from "../../log-line.ts";
import type { RoomParts } from "./create-room-parts.ts";
import { flushLikes } from "./flush-likes.ts";
import { readNumber, writeMeta } from "./schema.ts";
import { sendOutbox } from "./send-outbox.ts";
import type { TimerKind } from "./timers.ts";

/** When it is due again, in ms from now; `undefined`: not by itself. */
type Turn = (parts: RoomParts, now: number) => Promise<number | undefined>;

const turns: { [kind in TimerKind]: Turn } = {
  presence: async ({ presence }, now) => (presence.tick(now) ? roomPace.presencePeriodMs : undefined),
  flush: async ({ room }, now) => flushLikes(room, now),
  outbox: async ({ room }, now) => ((await sendOutbox(room, now)) ? 0 : undefined),
  async register({ room }, now) {
    await room.env.DB.prepare(
      `INSERT INTO rooms (team_id, active_at) VALUES (?, ?)
       ON CONFLICT (team_id) DO UPDATE SET active_at = max(active_at, excluded.active_at)`,
    )
      .bind(room.teamId(), now)
      .run();
    writeMeta(room.ctx.storage.sql, "registeredAt", now);
    return undefined;
  },
};

/**
 * The alarm. It never throws, since an alarm that fails six times is gone: what fails here comes again by its own
 * timer, after a growing pause, and keeps nothing else from its turn.
 */
export async function runTimers(parts: RoomParts): Promise<void> {
  const { timers, ctx } = parts.room;
  const now = Date.now();
  for (const kind of timers.listDue(now)) {
    const failuresKey = `failures:${kind}`;
    try {
      // Until it has come to its end, also a crash must bring it again.
      timers.set(kind, now + roomPace.flushMs);
      const again = await turns[kind](parts, now);
      if (again === undefined) timers.drop(kind, now + roomPace.flushMs);
      else timers.set(kind, now + again);
      writeMeta(ctx.storage.sql, failuresKey, 0);
    } catch (error) {
      const failures = (readNumber(ctx.storage.sql, failuresKey) ?? 0) + 1;
      writeMeta(ctx.storage.sql, failuresKey, failures);
      timers.set(kind, Date.now() + retryDelay(failures, Math.random()));
      logLine("warn", "room timer failed", {
        teamId: parts.room.teamId(),
        kind,
        failures,
        error: String(error),
      });
    }
  }
  await timers.rearm();
}
