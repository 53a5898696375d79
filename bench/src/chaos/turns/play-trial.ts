import { sweepPublications } from "@planrrr/publishing";
import { publishPublication } from "@planrrr/worker";
import type pg from "pg";
import { Crash, type CrashPoint, crashingWorker } from "../crashing-worker.ts";
import type { House } from "./open-house.ts";

/** As often as the sweep looks. */
const stepMs = 15_000;
const longestMs = 2 * 3_600_000;

export interface TrialEnd {
  status: string;
  remoteId: string | null;
  /** How long the outcome was in doubt, simulated ms; undefined where it never was. */
  doubtMs: number | undefined;
  kills: number;
}

interface Row {
  status: string;
  in_doubt: boolean;
  remote_id: string | null;
}

/**
 * Works on one publication until it is over. Each worker is woken as the sweep would wake it; between two of them the
 * clock moves on. A worker that is killed does nothing any more; the next one finds what it left.
 */
export async function playTrial(
  house: House,
  database: pg.Client,
  publicationId: string,
  { kills: planned = [], random }: { kills?: readonly CrashPoint[]; random: () => number },
): Promise<TrialEnd> {
  const { api, clock, internalApiKey } = house;
  const began = clock.now();
  const kills = [...planned];
  let doubtSince: number | undefined;
  for (;;) {
    const worker = crashingWorker(
      {
        apiUrl: api.url,
        internalApiKey,
        now: clock.now,
        sleep: async (ms) => clock.moveOn(ms),
        random,
      },
      kills[0],
    );
    const started = clock.now();
    if (await dies(publishPublication(worker.ctx, publicationId))) kills.shift();
    await worker.close();
    const { rows } = await database.query<Row>(
      "select status, in_doubt, remote_id from publications where id = $1",
      [publicationId],
    );
    const [row] = rows;
    if (!row) throw new Error(`Publication ${publicationId} is gone.`);
    if (row.in_doubt) doubtSince ??= started;
    const isOver = row.status !== "SCHEDULED" && row.status !== "PUBLISHING";
    if (isOver || clock.now() - began > longestMs) {
      return {
        status: row.status,
        remoteId: row.remote_id,
        doubtMs: doubtSince === undefined ? undefined : clock.now() - doubtSince,
        kills: planned.length - kills.length,
      };
    }
    clock.moveOn(stepMs);
    await sweepPublications(api.context.publishing);
  }
}

async function dies(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}
