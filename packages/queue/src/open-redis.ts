import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { JOB_OPTIONS, STREAMS, WORKER_OPTIONS } from "./bull.ts";
import type { BullProcessor, BullQueue, BullWorker } from "./bull.ts";
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
  {
    role,
    connectTimeoutMs,
    log,
  }: { role: keyof typeof ROLES; connectTimeoutMs: number; log: QueueLog },
): QueueLink {
  const watch = watchConnection("redis", log);
  const redis = new Redis(url, {
    ...ROLES[role],
    connectTimeout: connectTimeoutMs,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), 1_000),
  });
  redis.setMaxListeners(0);
  redis.on("error", (error) => watch.lost(error));
  redis.on("close", () => watch.lost(new Error("Redis closed the connection")));
  redis.on("ready", () => watch.found());

  const logError = (error: Error) => {
    if (redis.status === "ready") log.error({ backend: "redis", err: error }, "queue error");
    else watch.lost(error);
  };
  const duplicates: Redis[] = [];
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
    openWorker(name, processor: BullProcessor, concurrency): BullWorker {
      const worker = new Worker(name, processor, {
        connection: redis,
        concurrency,
        drainDelay: 10,
        ...WORKER_OPTIONS,
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

async function becomesReady(redis: Redis, milliseconds: number): Promise<void> {
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
