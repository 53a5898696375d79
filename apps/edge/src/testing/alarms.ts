import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "./edge.ts";

/** Makes everything due that a room has set itself, and lets its alarm ring. */
export async function ringAlarm(teamId: string): Promise<void> {
  const room = env.CommunityDurableObject.getByName(teamId);
  await runInDurableObject(room, async (_room, { storage }) => {
    storage.sql.exec("UPDATE timers SET due = 0");
    await storage.setAlarm(Date.now() + 3_600_000);
  });
  await runDurableObjectAlarm(room);
}

export async function readRows<T extends Record<string, SqlStorageValue>>(
  teamId: string,
  statement: string,
): Promise<T[]> {
  const room = env.CommunityDurableObject.getByName(teamId);
  return runInDurableObject(room, (_room, { storage }) => storage.sql.exec<T>(statement).toArray());
}
