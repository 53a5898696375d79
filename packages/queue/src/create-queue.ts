import { randomUUID } from "node:crypto";
import type { JobsOptions } from "bullmq";
import type { BullQueue } from "./bull.ts";
import { silentLog } from "./config.ts";
import type { QueueConfig, QueueLog } from "./config.ts";
import type { JobDefinition } from "./define-job.ts";
import { QueueUnavailableError } from "./errors.ts";
import type { QueueLink } from "./link.ts";
import { openPostgres } from "./open-postgres.ts";
import { openRedis } from "./open-redis.ts";
import { withDeadline } from "./with-deadline.ts";

export type AddOptions = {
  /** Deterministic: adding an id that still waits, is delayed or runs changes nothing. */
  id?: string;
  /** Not before this instant; absent or past means now. */
  runAt?: Date;
  /** Instead of the job's own: 0 runs first. */
  priority?: number;
};

export type JobToAdd<Payload = unknown> = AddOptions & {
  job: JobDefinition<Payload>;
  payload: Payload;
};

export type QueueCounts = { waiting: number; active: number; delayed: number };

/** Adds jobs. Every call answers within the timeout: with a result or `QueueUnavailableError`. */
export type QueueProducer = {
  add<Payload>(job: JobDefinition<Payload>, payload: Payload, options?: AddOptions): Promise<void>;
  /** One round trip for up to 1,000 jobs of a queue. */
  addBulk(jobs: readonly JobToAdd[]): Promise<void>;
  /** Takes back a job that has not begun. One that runs goes on. */
  remove(queue: string, id: string): Promise<void>;
  /** Counts by scanning on PostgreSQL: for a timer, never for a request. */
  counts(queue: string): Promise<QueueCounts>;
  ping(): Promise<void>;
  close(): Promise<void>;
};

const BATCH = 1_000;
/** A batch may take this many timeouts: giving up early would not stop it. */
const BATCH_PATIENCE = 5;
const POOL_SIZE = 4;

export function createQueue(
  config: QueueConfig,
  { log = silentLog, timeoutMs = 2_000 }: { log?: QueueLog; timeoutMs?: number } = {},
): QueueProducer {
  const link = openLink(config, log, timeoutMs);
  const queues = new Map<string, Promise<BullQueue>>();
  let closing: Promise<void> | undefined;

  function open(name: string): Promise<BullQueue> {
    const known = queues.get(name);
    if (known) return known;
    const opening = openQueue(link, name);
    queues.set(name, opening);
    // BullMQ remembers a failed start for ever, so a queue that failed to open is opened anew.
    opening.catch(() => queues.delete(name));
    return opening;
  }

  async function call<T>(what: string, work: () => Promise<T>, withinMs = timeoutMs): Promise<T> {
    try {
      return await withDeadline(work(), withinMs, what);
    } catch (error) {
      if (error instanceof QueueUnavailableError) throw error;
      throw new QueueUnavailableError(`${what} failed`, { cause: error });
    }
  }

  return {
    async add(job, payload, options = {}) {
      const data = job.payload.parse(payload);
      const bullOptions = toBullOptions(job, options);
      await call(`adding ${job.name}`, async () => (await open(job.queue)).add(job.name, data, bullOptions));
    },
    async addBulk(jobs) {
      for (const [name, batch] of inBatches(jobs)) {
        const add = async () => (await open(name)).addBulk(batch);
        await call(`adding ${batch.length} jobs`, add, timeoutMs * BATCH_PATIENCE);
      }
    },
    async remove(queue, id) {
      await call(`removing ${id}`, async () => (await open(queue)).remove(id));
    },
    counts: (queue) =>
      call(`counting ${queue}`, async () => {
        const counts = await (await open(queue)).getJobCounts("waiting", "active", "delayed");
        return {
          waiting: counts.waiting ?? 0,
          active: counts.active ?? 0,
          delayed: counts.delayed ?? 0,
        };
      }),
    ping: () => call("ping", () => link.ping()),
    close: () => (closing ??= close()),
  };

  async function close(): Promise<void> {
    const opened = await Promise.allSettled(queues.values());
    const closed = opened.map(async (queue) => {
      if (queue.status === "fulfilled") await queue.value.close();
    });
    await withDeadline(
      Promise.allSettled(closed).then(() => link.close()),
      timeoutMs,
      "closing",
    ).catch(() => link.destroy());
  }
}

function openLink(config: QueueConfig, log: QueueLog, connectTimeoutMs: number): QueueLink {
  return config.backend === "postgres"
    ? openPostgres(config.connectionString, { max: POOL_SIZE, role: "producer", connectTimeoutMs, log })
    : openRedis(config.url, { role: "producer", connectTimeoutMs, log });
}

async function openQueue(link: QueueLink, name: string): Promise<BullQueue> {
  await link.ping();
  const queue = link.openQueue(name);
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (error) {
    await queue.close().catch(() => undefined);
    throw error;
  }
}

function toBullOptions(
  job: JobDefinition<unknown>,
  { id, runAt, priority = job.options.priority }: AddOptions,
): JobsOptions {
  if (id !== undefined && (id.includes(":") || /^\d+$/.test(id))) {
    throw new TypeError(`a job id may not be a number or hold ':': ${id}`);
  }
  const timestamp = Date.now();
  return {
    // BullMQ would number it from a sequence; after a crash under `wal_level = minimal` a number can come
    // twice, and the second job with it is swallowed without a word.
    jobId: id ?? randomUUID(),
    ...(priority === undefined ? {} : { priority }),
    timestamp,
    delay: runAt ? Math.max(0, runAt.getTime() - timestamp) : 0,
  };
}

type Batch = { name: string; data: unknown; opts: JobsOptions }[];

function inBatches(jobs: readonly JobToAdd[]): [string, Batch][] {
  const batches: [string, Batch][] = [];
  const open = new Map<string, Batch>();
  for (const { job, payload, ...options } of jobs) {
    let batch = open.get(job.queue);
    if (!batch || batch.length === BATCH) {
      batch = [];
      open.set(job.queue, batch);
      batches.push([job.queue, batch]);
    }
    batch.push({
      name: job.name,
      data: job.payload.parse(payload),
      opts: toBullOptions(job, options),
    });
  }
  return batches;
}
