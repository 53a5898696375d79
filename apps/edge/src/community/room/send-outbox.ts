import { edgeSettings } from "../../edge-settings.ts";
import { logLine } from "../../log-line.ts";
import type { Room } from "./room.ts";

const atOnce = 20;
const keptMs = 24 * 60 * 60_000;
const patienceMs = 10_000;
/** The core may answer otherwise in a while: it is busy, starting, or its key is being changed. */
const passing = new Set([401, 403, 404, 408, 425, 429]);

/** Brings the core what it has to send to members who are away. The core knows each id, so a repeat does no harm. Answers whether there is more. */
export async function sendOutbox({ ctx, env }: Room, now: number): Promise<boolean> {
  const { sql } = ctx.storage;
  const { core } = edgeSettings(env);
  if (!core) return false;
  const dropped = sql.exec("DELETE FROM outbox WHERE made_at < ? RETURNING id", now - keptMs).toArray();
  if (dropped.length > 0) logLine("error", "outbox gave up", { ids: dropped.map(({ id }) => id) });
  const errands = sql
    .exec<{ id: string; body: string }>("SELECT id, body FROM outbox ORDER BY made_at LIMIT ?", atOnce)
    .toArray();
  for (const { id, body } of errands) {
    const response = await fetch(new URL("/internal/community/notifications", core.url), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Internal-API-Key": core.key },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    if (!response.ok) {
      if (response.status >= 500 || passing.has(response.status))
        throw new Error(`The core answered ${response.status}`);
      logLine("error", "the core refused a notification", { id, status: response.status });
    }
    sql.exec("DELETE FROM outbox WHERE id = ?", id);
  }
  return sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length > 0;
}
