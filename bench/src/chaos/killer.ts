import { setTimeout as delay } from "node:timers/promises";
import type { Part } from "../processes/run-part.ts";
import type { RedisPart } from "../processes/start-redis.ts";
import type { System } from "../processes/system.ts";
import { pick } from "./random.ts";

export type Blow = "worker" | "api" | "database" | "everything" | "pause" | "queue killed" | "queue emptied";

/** A pause outlasts a lease: the worker wakes up with a claim that somebody else has taken over. */
const pauseMs = 34_000;

export interface Killer {
  blows: Record<Blow, number>;
  /** Deals no more blows; resolves when everything that was killed runs again. */
  stop(): Promise<void>;
}

/** Deals blows at random instants until stopped: kill -9 of one part or of all, and long pauses of one worker. */
export function startKiller(
  { system, workers, redis }: { system: System; workers: readonly Part[]; redis?: RedisPart | undefined },
  random: () => number,
): Killer {
  const blows: Record<Blow, number> = {
    worker: 0,
    api: 0,
    database: 0,
    everything: 0,
    pause: 0,
    "queue killed": 0,
    "queue emptied": 0,
  };
  const stopping = new AbortController();
  const pauses: Promise<void>[] = [];
  let paused: Part | undefined;
  const someWorker = () => workers[Math.floor(random() * workers.length)] as Part;
  const back = () => delay(random() * 800);

  async function kill(parts: Part[], database: boolean): Promise<void> {
    await Promise.all([
      ...parts.map((part) => part.kill()),
      database ? system.database.killServer() : undefined,
    ]);
    await back();
    if (database) system.database.start();
    for (const part of parts) part.start();
  }

  function pause(part: Part): void {
    paused = part;
    part.signal("SIGSTOP");
    pauses.push(wakeLater(part));
  }

  async function wakeLater(part: Part): Promise<void> {
    await delay(pauseMs);
    part.signal("SIGCONT");
    paused = undefined;
  }

  async function strike(blow: Blow): Promise<void> {
    blows[blow] += 1;
    if (blow === "worker") return kill([someWorker()], false);
    if (blow === "api") return kill([system.api], false);
    if (blow === "database") return kill([], true);
    if (blow === "everything") return kill([system.api, ...workers], true);
    if (blow === "queue emptied") return redis?.flush();
    if (blow === "queue killed") {
      await redis?.kill();
      await back();
      return redis?.start();
    }
    const part = someWorker();
    if (paused) blows.pause -= 1;
    else pause(part);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(1_000 + random() * 4_000, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await strike(
        pick<Blow>(random, [
          ["worker", 40],
          ["api", 25],
          ["database", 15],
          ["everything", 15],
          ["pause", 5],
          // On PostgreSQL the queue dies with the database.
          ["queue killed", redis ? 20 : 0],
          ["queue emptied", redis ? 20 : 0],
        ]),
      );
    }
  }

  const running = run();
  return {
    blows,
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(pauses);
    },
  };
}
