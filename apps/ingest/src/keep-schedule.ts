import {
  closeInterruptedRuns,
  listSources,
  listWaitingRuns,
  planRuns,
  requestRun,
  type Source,
  syncSources,
} from "@planrrr/bundles";
import { runJobId } from "@planrrr/contract";
import { runJob } from "@planrrr/queue";
import type { IngestContext } from "./context.ts";

/** One turn of the schedule: what is due is noted and queued, what the queue has lost is queued again. */
export async function keepSchedule(ingest: IngestContext): Promise<void> {
  const { all, scheduled } = await ingest.sources();
  await syncSources(ingest, all, scheduled);
  await closeInterruptedRuns(ingest);
  const planned = await planRuns(ingest, scheduled);
  const waiting = (await listWaitingRuns(ingest, all)).map((run) => ({ run, runAt: ingest.now() }));
  await ingest.queue.addBulk(
    [...planned, ...waiting].map(({ run, runAt }) => ({
      job: runJob,
      payload: { runId: run.id },
      id: runJobId(run.id),
      runAt,
    })),
  );
  for (const { run, runAt } of planned)
    ingest.log.info({ runId: run.id, source: run.source, trigger: run.trigger, runAt }, "run planned");
}

/** Reads what has never been read, now: whoever starts planrrr for the first time sees deals at once. */
export async function readNewcomers(ingest: IngestContext, sources: readonly Source[]): Promise<void> {
  const { all, scheduled } = await ingest.sources();
  await syncSources(ingest, all, scheduled);
  const known = await listSources(ingest, sources);
  for (const { name: source } of sources) {
    if (known.some(({ name, lastRun }) => name === source && lastRun)) continue;
    const { id } = await requestRun(ingest, { source, accept: false, requestedBy: "planrrr" });
    await ingest.queue.add(runJob, { runId: id }, { id: runJobId(id) });
  }
}
