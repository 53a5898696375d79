import { createPostgresBackend, Queue, Worker } from "bullmq";
import { JOB_OPTIONS, STREAMS, workerOptions } from "./bull.ts";
import type { BullQueue, BullWorker } from "./bull.ts";
import type { QueueLog } from "./config.ts";
import { watchConnection } from "./connection-watch.ts";
import { isConnectionLoss } from "./is-connection-loss.ts";
import type { QueueLink } from "./link.ts";
import { createPostgresPool, guardPool } from "./postgres-pool.ts";

/** Idle sessions go after this, so a quiet producer holds none and a quiet worker two. */
const IDLE_TIMEOUT_MS = 10_000;

/** @param max sessions at most; a worker keeps one of them for LISTEN. */
export function openPostgres(
  connectionString: string,
  {
    max,
    role,
    connectTimeoutMs,
    log,
  }: { max: number; role: "producer" | "worker"; connectTimeoutMs: number; log: QueueLog },
): QueueLink {
  const watch = watchConnection("postgres", log);
  const pool = createPostgresPool(
    connectionString,
    { max, idleTimeoutMs: IDLE_TIMEOUT_MS, connectTimeoutMs },
    watch,
  );
  const connection = guardPool(pool, watch, { listens: role === "worker" });
  const sockets = new Set<{ destroy(): void }>();
  pool.on("connect", (client) => {
    const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
    sockets.add(stream);
    client.once("end", () => sockets.delete(stream));
  });
  // Each BullMQ object adds its own error listener to the shared pool.
  pool.setMaxListeners(0);

  const logError = (error: Error) => {
    if (isConnectionLoss(error)) watch.lost(error);
    else log.error({ backend: "postgres", err: error }, "queue error");
  };

  return {
    async ping() {
      await connection.query("SELECT max(version) FROM migration");
    },
    openQueue(name): BullQueue {
      const queue = new Queue(
        name,
        { connection, defaultJobOptions: JOB_OPTIONS, streams: STREAMS },
        createPostgresBackend,
      );
      queue.on("error", logError);
      return queue;
    },
    openWorker(name, processor, { concurrency, lockMs }): BullWorker {
      const worker = new Worker(
        name,
        processor,
        { connection, concurrency, drainDelay: 5, ...workerOptions(lockMs) },
        createPostgresBackend,
      );
      worker.on("error", logError);
      return worker;
    },
    close: () => pool.end(),
    destroy() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
