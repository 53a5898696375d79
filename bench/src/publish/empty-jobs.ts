import {
  createQueue,
  defineJob,
  handleJob,
  migrateQueue,
  type QueueConfig,
  startWorker,
} from "@planrrr/queue";
import { z } from "zod";
import { latenessOf, type Lateness } from "./lateness.ts";

const emptyJob = defineJob({ name: "empty", queue: "bench-empty", payload: z.object({ due: z.number() }) });

/** The same queue doing nothing: jobs due at the same instants whose handlers return at once. The baseline. */
export async function runEmptyJobs(
  config: QueueConfig,
  adminUrl: string | undefined,
  dueTimes: readonly number[],
  concurrency: number,
): Promise<Lateness> {
  if (adminUrl) await migrateQueue(adminUrl, { queues: [emptyJob.queue] });
  const queue = createQueue(config, { timeoutMs: 60_000 });
  const late: number[] = [];
  let last = 0;
  let resolveAll: () => void;
  const all = new Promise<void>((resolve) => (resolveAll = resolve));
  const handler = handleJob(emptyJob, async ({ due }) => {
    last = Date.now();
    late.push(last - due);
    if (late.length === dueTimes.length) resolveAll();
  });
  await queue.addBulk(
    dueTimes.map((due, index) => ({
      job: emptyJob,
      payload: { due },
      id: `empty-${due}-${index}`,
      runAt: new Date(due),
    })),
  );
  const worker = startWorker(config, [handler], { concurrency });
  await worker.ready();
  await all;
  await worker.close();
  await queue.close();
  return latenessOf(late, last - Math.min(...dueTimes));
}
