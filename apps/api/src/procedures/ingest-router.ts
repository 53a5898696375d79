import { getRun, listRuns, overviewSources, requestRun } from "@planrrr/bundles";
import { ingestContract, runJobId } from "@planrrr/contract";
import { implement } from "@orpc/server";
import { runJob } from "@planrrr/queue";
import { nanoid } from "nanoid";
import { requireOperator } from "../deals/require-operator.ts";
import type { PublicCall } from "./implement-public.ts";

const os = implement(ingestContract)
  .$context<PublicCall>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** Deals belong to no team; operators look after them. */
export const ingestRouter = os.router({
  jobs: {
    enqueue: os.jobs.enqueue.handler(async ({ context: { api, actor }, input }) => {
      await requireOperator(api, actor);
      const { db, now, queue, log } = api;
      const run = await requestRun(
        { db, now, newId: () => nanoid() },
        { ...input, requestedBy: actor.userId },
      );
      log.info({ runId: run.id, source: run.source, userId: actor.userId }, "run requested");
      // The run is noted already: should the queue be away, the schedule's owner adds its job later.
      if (run.state === "queued") await queue.add(runJob, { runId: run.id }, { id: runJobId(run.id) });
      return run;
    }),
  },
  sources: {
    list: os.sources.list.handler(async ({ context: { api, actor } }) => {
      await requireOperator(api, actor);
      return overviewSources(api);
    }),
  },
  runs: {
    list: os.runs.list.handler(async ({ context: { api, actor }, input }) => {
      await requireOperator(api, actor);
      return listRuns(api, input);
    }),
    get: os.runs.get.handler(async ({ context: { api, actor }, input }) => {
      await requireOperator(api, actor);
      return getRun(api, input);
    }),
  },
});
