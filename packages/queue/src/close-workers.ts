import type { BullWorker } from "./bull.ts";
import type { QueueLog } from "./config.ts";
import type { QueueLink } from "./link.ts";
import { pause } from "./pause.ts";
import { withDeadline } from "./with-deadline.ts";

/** Time for handlers to let go after their signal fired. */
const LET_GO_MS = 500;
/** Time for goodbyes to a backend that may be away. */
const GOODBYE_MS = 1_000;

/**
 * Paused first and closed afterwards: BullMQ's close waits for running jobs without end, and once
 * called it can't be forced any more.
 */
export async function closeWorkers(
  workers: readonly BullWorker[],
  link: QueueLink,
  deadlineMs: number,
  log: QueueLog,
): Promise<void> {
  const idle = Promise.allSettled(workers.map((worker) => worker.pause()));
  let force = false;
  try {
    await withDeadline(idle, deadlineMs, "waiting for running jobs");
  } catch {
    force = true;
    log.warn({ deadlineMs }, "jobs still run at the deadline; another worker will run them again");
    for (const worker of workers) worker.cancelAllJobs("the worker is closing");
    await Promise.race([idle, pause(LET_GO_MS)]);
  }
  const closed = Promise.allSettled(workers.map((worker) => worker.close(force)));
  const goodbye = closed.then(() => link.close());
  await withDeadline(goodbye, GOODBYE_MS, "closing").catch(() => undefined);
  link.destroy();
}
