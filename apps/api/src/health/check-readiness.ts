import { countOverdue, lastHeartbeat } from "@planrrr/publishing";
import { sql } from "drizzle-orm";
import type { ApiContext } from "../context.ts";

export interface Part {
  ok: boolean;
  [fact: string]: unknown;
}

export interface Readiness {
  ready: boolean;
  parts: { database: Part; worker: Part; publications: Part };
}

const HEARTBEAT_MS = 60_000;
const OVERDUE_MS = 2 * 60_000;
const PROBE_MS = 3_000;

/** Ready: the database answers, a worker has proved life lately, and nothing is overdue by more than two minutes. */
export async function checkReadiness(api: ApiContext): Promise<Readiness> {
  const [database, worker, publications] = await Promise.all([
    checkDatabase(api),
    probe(api, async () => {
      const seenAt = await lastHeartbeat(api.publishing);
      const ageMs = seenAt ? api.now().getTime() - seenAt.getTime() : undefined;
      return { ok: ageMs !== undefined && ageMs <= HEARTBEAT_MS, lastSeen: seenAt?.toISOString() ?? null };
    }),
    probe(api, async () => {
      const overdue = await countOverdue(api.publishing, OVERDUE_MS);
      return { ok: overdue === 0, overdue };
    }),
  ]);
  return { ready: database.ok && worker.ok && publications.ok, parts: { database, worker, publications } };
}

/** Whether this process can answer at all. */
export function checkDatabase(api: ApiContext): Promise<Part> {
  return probe(api, async () => {
    await api.db.execute(sql`select 1`);
    return { ok: true };
  });
}

async function probe(api: ApiContext, ask: () => Promise<Part>): Promise<Part> {
  try {
    return await Promise.race([ask(), late()]);
  } catch (err) {
    api.log.warn({ err }, "readiness probe failed");
    return { ok: false, reason: "no answer" };
  }
}

async function late(): Promise<Part> {
  await new Promise((resolve) => setTimeout(resolve, PROBE_MS).unref());
  return { ok: false, reason: `no answer within ${PROBE_MS / 1000} s` };
}
