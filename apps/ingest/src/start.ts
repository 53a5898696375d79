import { Cron } from "croner";
import { handleJob, runJob, startWorker } from "@planrrr/queue";
import type { Logger } from "@planrrr/telemetry";
import type { IngestConfig } from "./config.ts";
import { openContext } from "./context.ts";
import { doRun } from "./do-run.ts";
import { keepSchedule, readNewcomers } from "./keep-schedule.ts";
import { measure } from "./measure.ts";
import type { IngestMetrics } from "./metrics.ts";

export interface RunningIngest {
  /** Resolves once jobs are being taken. */
  ready(): Promise<void>;
  /** Takes no new run, lets those that run come to an end for a while, then closes everything. */
  stop(): Promise<void>;
}

/** A run that is cut off is begun again by the next worker. */
const stopDeadlineMs = 5_000;
const everyFifteenSeconds = "*/15 * * * * *";

/** Starts the schedule, the worker of its runs, and what measures them. */
export function startIngest(
  config: IngestConfig,
  parts: { log: Logger; metrics: IngestMetrics },
): RunningIngest {
  const { log } = parts;
  const ingest = openContext(config, parts);
  const worker = startWorker(config.queue, [handleJob(runJob, ({ runId }) => doRun(ingest, runId))], {
    concurrency: config.concurrency,
    log,
    onJob: ({ id, outcome, error }) => {
      if (outcome === "failed") log.error({ id, err: error }, "A run failed");
    },
  });
  const turn = async () => {
    await keepSchedule(ingest);
    await measure(ingest);
  };
  const onError = (error: unknown) =>
    log.warn({ err: error }, "the schedule's turn failed; the next one follows");
  let running = first().catch(onError);
  const timer = new Cron(everyFifteenSeconds, { protect: true, unref: true, catch: onError }, async () => {
    await running;
    await (running = turn());
  });

  async function first(): Promise<void> {
    // Before the schedule plans them for later.
    await readNewcomers(ingest, config.practice?.sources ?? []);
    await turn();
  }

  return {
    ready: () => worker.ready(),
    async stop() {
      timer.stop();
      await running.catch(() => undefined);
      await worker.close({ deadlineMs: stopDeadlineMs });
      await ingest.close();
    },
  };
}
