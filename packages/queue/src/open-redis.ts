import { createRequire } from "node:module";
import { Queue, Worker } from "bullmq";
import type * as Ioredis from "ioredis";
import { JOB_OPTIONS, STREAMS, workerOptions } from "./bull.ts";
import type { BullQueue, BullWorker } from "./bull.ts";
import type { QueueLog } from "./config.ts";
import { watchConnection } from "./connection-watch.ts";
import type { QueueLink } from "./link.ts";

/** A producer must answer its caller now; a worker has all the time it takes for Redis to come back. */
const ROLES = {
  producer: { enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  worker: { maxRetriesPerRequest: null },
} as const;

export function openRedis(
  url: string,
  { role, connectTimeoutMs, log }: { role: keyof typeof ROLES; connectTimeoutMs: number; log: QueueLog },
): QueueLink {
  const watch = watchConnection("redis", log);
  // Loaded here because it costs 15 MB, which a system without Redis should not pay.
  const ioredis = createRequire(import.meta.url)("ioredis") as typeof Ioredis;
  const redis = new ioredis.Redis(url, {
    ...ROLES[role],
    connectTimeout: connectTimeoutMs,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), 1_000),
  });
  // Several BullMQ objects listen to one client; BullMQ itself counts up from here.
  redis.setMaxListeners(100);
  redis.on("error", (error) => watch.lost(error));
  redis.on("close", () => watch.lost(new Error("Redis closed the connection")));
  redis.on("ready", () => watch.found());

  const logError = (error: Error) => {
    if (redis.status === "ready") log.error({ backend: "redis", err: error }, "queue error");
    else watch.lost(error);
  };
  const duplicates: Ioredis.Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (options) => {
    const copy = duplicate(options);
    duplicates.push(copy);
    return copy;
  };

  return {
    async ping() {
      if (redis.status !== "ready") await becomesReady(redis, connectTimeoutMs);
      await redis.ping();
    },
    openQueue(name): BullQueue {
      const queue = new Queue(name, {
        connection: redis,
        defaultJobOptions: JOB_OPTIONS,
        streams: STREAMS,
      });
      queue.on("error", logError);
      return queue;
    },
    openWorker(name, processor, { concurrency, lockMs }): BullWorker {
      const worker = new Worker(name, processor, {
        connection: redis,
        concurrency,
        drainDelay: 10,
        ...workerOptions(lockMs),
      });
      worker.on("error", logError);
      return worker;
    },
    async close() {
      redis.disconnect();
    },
    destroy() {
      for (const client of [redis, ...duplicates]) client.disconnect();
    },
  };
}

async function becomesReady(redis: Ioredis.Redis, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onReady = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      onReady = resolve;
      redis.once("ready", onReady);
      timer = setTimeout(() => reject(new Error("Redis is out of reach")), milliseconds);
    });
  } finally {
    clearTimeout(timer);
    redis.off("ready", onReady);
  }
}
