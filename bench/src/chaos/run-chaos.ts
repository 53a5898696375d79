import { setTimeout as delay } from "node:timers/promises";
import { AnswerError, signUp } from "../processes/client.ts";
import { part } from "../processes/run-part.ts";
import { startRedis } from "../processes/start-redis.ts";
import { startSystem, type System } from "../processes/system.ts";
import { startKiller } from "./killer.ts";
import { createRandom, pick } from "./random.ts";
import { openStage, type Stage } from "./stage.ts";
import { judge, type Trial, type Verdict } from "./judge.ts";

export interface ChaosOptions {
  trials: number;
  seed: number;
  /** How long posts fall due and blows are dealt, in ms. */
  windowMs: number;
  queue: "postgres" | "redis";
  log: (line: string) => void;
}

/** What befalls one call in five while it lasts. Each means another answer to "is it out?". */
const faults = [
  { fault: "accept-then-drop", probability: 0.05 },
  { fault: "500-after-accept", probability: 0.04 },
  { fault: "drop-before-accept", probability: 0.03 },
  { fault: "truncate", probability: 0.02 },
  { fault: "html", probability: 0.02 },
  { fault: "delay:2500", probability: 0.03 },
  { fault: "429:2", probability: 0.01 },
];

/** Kills and faults at random instants while posts go out, then every network is asked what is really there. */
export async function runChaos({ trials, seed, windowMs, queue, log }: ChaosOptions): Promise<Verdict> {
  const random = createRandom(seed);
  const redis = queue === "redis" ? await startRedis() : undefined;
  const system = await startSystem({ redisUrl: redis?.url });
  const second = secondWorker(system);
  let stage: Stage | undefined;
  try {
    second.start();
    await system.ready();
    const client = await signUp(system.url);
    stage = await openStage(client, 4);
    await stage.setFaults({ seed, rules: faults });
    const killer = startKiller({ system, workers: [system.worker, second], redis }, random);
    const began = Date.now();
    const open: Trial[] = Array.from({ length: trials }, (_, index) => {
      const account = pick(
        random,
        (stage as Stage).accounts.map((entry) => [entry, 1] as const),
      );
      return { text: `Trial ${index + 1} of seed ${seed}`, account, dueMs: random() * windowMs, postId: "" };
    });
    await Promise.all(
      open.map(async (trial) => {
        // Written up to 20 s before its time, and one in five just "now".
        await delay(Math.max(0, trial.dueMs - random() * 20_000));
        const due = began + trial.dueMs;
        const scheduledAt =
          random() < 0.2 || due < Date.now() + 1_000 ? undefined : new Date(due).toISOString();
        const body = { text: trial.text, connectionIds: [trial.account.connectionId] };
        const write = (when: { scheduledAt?: string }) =>
          client.post<{ id: string }>("/api/posts/create", { ...body, ...when });
        // The API may have been away until the time had passed: it refuses then, and the person says "now".
        const post = await write({ scheduledAt }).catch((error: unknown) => {
          if (error instanceof AnswerError && error.status === 422) return write({});
          throw error;
        });
        trial.postId = post.id;
      }),
    );
    log(`All ${trials} posts are written; blows so far: ${JSON.stringify(killer.blows)}`);
    await delay(Math.max(0, began + windowMs - Date.now()));
    await killer.stop();
    log(`No more blows: ${JSON.stringify(killer.blows)}. Waiting until everything is settled.`);
    await settle(client, open, log);
    await stage.setFaults({ seed, rules: [] });
    return { ...(await judge(client, stage.accounts, open)), blows: killer.blows };
  } finally {
    await second.kill();
    await stage?.close();
    await system.close();
    await redis?.stop();
  }
}

function secondWorker(system: System) {
  return part({ ...system.workerOptions, name: "worker 2" });
}

/** Backoff and leases need their time; everything must come to an end without a person. */
async function settle(
  client: Awaited<ReturnType<typeof signUp>>,
  trials: readonly Trial[],
  log: (line: string) => void,
) {
  const end = Date.now() + 6 * 60_000;
  for (;;) {
    const counts = await Promise.all(
      ["SCHEDULED", "PUBLISHING"].map(async (status) => {
        const page = await client.get<{ items: unknown[] }>(`/api/posts?status=${status}&limit=100`);
        return page.items.length;
      }),
    );
    const left = counts.reduce((sum, count) => sum + count, 0);
    if (left === 0) return;
    if (Date.now() > end) return log(`${left} of ${trials.length} posts are still open.`);
    await delay(1_000);
  }
}
