import { performRun, type Run } from "@planrrr/bundles";
import type { IngestContext } from "./context.ts";

/** Does a run that was noted, and leaves one log line and its measurements. */
export async function doRun(ingest: IngestContext, runId: string): Promise<void> {
  const log = ingest.log.child({ runId });
  const { all } = await ingest.sources();
  const { ctx, close } = await ingest.openBundles();
  try {
    const onPhase = (_: string, phase: string) => log.debug({ phase }, "run");
    const run = await performRun({ ...ctx, onPhase }, all, runId);
    if (run) tell({ ...ingest, log }, run);
    else log.debug("this run is over already");
  } finally {
    await close();
  }
}

function tell({ log, metrics }: Pick<IngestContext, "log" | "metrics">, run: Run): void {
  const { source, verdict, reason, found, invalid, added, changed, reactivated, inactivated, missing } = run;
  const durationMs = (run.completedAt?.getTime() ?? 0) - (run.startedAt?.getTime() ?? 0);
  const healthy = verdict === "ok" || verdict === "unchanged";
  log[healthy ? "info" : "warn"](
    {
      source,
      trigger: run.trigger,
      verdict,
      ...(reason === null ? {} : { reason }),
      found,
      invalid,
      added,
      changed,
      reactivated,
      inactivated,
      missing,
      bodyBytes: run.bodyBytes,
      durationMs,
    },
    "run completed",
  );
  metrics.runs.inc({ source, verdict: verdict ?? "failed" });
  metrics.duration.observe({ source }, durationMs / 1000);
  for (const [change, count] of Object.entries({ added, changed, reactivated, inactivated }))
    if (count > 0) metrics.changes.inc({ source, change }, count);
}
