import type { BullJob, BullWorker } from "./bull.ts";
import { closeWorkers } from "./close-workers.ts";
import { silentLog } from "./config.ts";
import type { QueueConfig, QueueLog } from "./config.ts";
import type { JobHandler } from "./define-job.ts";
import { UnknownJobError } from "./errors.ts";
import type { QueueLink } from "./link.ts";
import { openPostgres } from "./open-postgres.ts";
import { openRedis } from "./open-redis.ts";
import { pause } from "./pause.ts";

export type JobReport = {
  queue: string;
  job: string;
  id: string;
  outcome: "completed" | "failed";
  /** How long after the instant it was meant for the handler began. */
  lateMs: number;
  durationMs: number;
  error?: unknown;
};

export type WorkerOptions = {
  /** Jobs worked on at once: of each queue, or of the one that is named. */
  concurrency: number | ((queue: string) => number);
  /** How long the jobs of a worker that died stay its own. Default 10 s. */
  lockMs?: number;
  log?: QueueLog;
  /** Called once after each job, for the one log line and the metrics of that job. */
  onJob?: (report: JobReport) => void;
};

export type RunningWorker = {
  /** Resolves once jobs are being taken; waits as long as the backend is away. */
  ready(): Promise<void>;
  /**
   * Takes no new job and waits for those that run. Past the deadline their signals fire and the
   * connections are cut; another worker runs them again when their locks end.
   */
  close(options?: { deadlineMs?: number }): Promise<void>;
};

const RETRY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;

/** Starts taking jobs and comes back by itself whenever the backend was away, also at the start. */
export function startWorker(
  config: QueueConfig,
  handlers: readonly JobHandler[],
  { concurrency, lockMs = 10_000, log = silentLog, onJob = () => {} }: WorkerOptions,
): RunningWorker {
  const queues = Map.groupBy(handlers, (handler) => handler.definition.queue);
  const atOnce = typeof concurrency === "number" ? () => concurrency : concurrency;
  const together = [...queues.keys()].reduce((sum, queue) => sum + atOnce(queue), 0);
  const link = openLink(config, queues.size, together, log);
  const stopping = new AbortController();
  const workers: BullWorker[] = [];
  let closing: Promise<void> | undefined;

  async function start(): Promise<void> {
    await reachable(link, stopping.signal, log);
    if (stopping.signal.aborted) return;
    for (const [queue, known] of queues) {
      const byName = new Map(known.map((handler) => [handler.definition.name, handler]));
      workers.push(
        link.openWorker(
          queue,
          // BullMQ hands the signal only to a function of three parameters.
          (job, _token, signal) => runJob(queue, byName, job, signal, onJob),
          { concurrency: atOnce(queue), lockMs },
        ),
      );
    }
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  }

  const started = start();
  started.catch((error: unknown) => log.error({ err: error }, "worker could not start"));

  return {
    ready: () => started,
    close: ({ deadlineMs = 10_000 } = {}) => {
      stopping.abort();
      return (closing ??= closeWorkers(workers, link, deadlineMs, log));
    },
  };
}

function openLink(config: QueueConfig, workers: number, concurrency: number, log: QueueLog): QueueLink {
  const connectTimeoutMs = CONNECT_TIMEOUT_MS;
  if (config.backend === "redis") {
    return openRedis(config.url, { role: "worker", connectTimeoutMs, log });
  }
  // One session per worker is spent on LISTEN; more than eight for queries gain nothing.
  const max = workers + Math.min(Math.max(concurrency, 2), 8);
  return openPostgres(config.connectionString, { max, role: "worker", connectTimeoutMs, log });
}

/** BullMQ gives up for good on a database that is away at the start, so it is built only afterwards. */
async function reachable(link: QueueLink, stop: AbortSignal, log: QueueLog): Promise<void> {
  let said = false;
  while (!stop.aborted) {
    try {
      return await link.ping();
    } catch (error) {
      if (!said) log.warn({ err: error }, "the worker waits for its queue");
      said = true;
      await pause(RETRY_MS, stop);
    }
  }
}

async function runJob(
  queue: string,
  handlers: Map<string, JobHandler>,
  job: BullJob,
  signal: AbortSignal | undefined,
  onJob: (report: JobReport) => void,
): Promise<void> {
  const id = job.id ?? "";
  const startedAt = Date.now();
  const report = { queue, job: job.name, id, lateMs: startedAt - dueAt(job) };
  try {
    const handler = handlers.get(job.name);
    if (!handler) throw new UnknownJobError(`no handler for ${job.name}`);
    await handler.run(job.data, { id, signal: signal ?? new AbortController().signal });
    onJob({ ...report, outcome: "completed", durationMs: Date.now() - startedAt });
  } catch (error) {
    onJob({ ...report, outcome: "failed", durationMs: Date.now() - startedAt, error });
    throw error;
  }
}

function dueAt(job: BullJob): number {
  return job.timestamp + (job.opts.delay ?? 0);
}
