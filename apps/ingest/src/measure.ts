import { listSources, measureSources } from "@planrrr/bundles";
import type { IngestContext } from "./context.ts";

/** Sets the gauges from what the database knows, whichever process did the runs: for a timer, never for a scrape. */
export async function measure(ingest: IngestContext): Promise<void> {
  const { metrics } = ingest;
  const { all, scheduled } = await ingest.sources();
  const [states, measured] = await Promise.all([listSources(ingest, all), measureSources(ingest, all)]);
  metrics.lastVerdict.reset();
  metrics.cadence.reset();
  for (const { name, kind, active, lastRun } of states) {
    if (kind === null) continue;
    metrics.active.set({ source: name }, active);
    const facts = measured.bySource.get(name);
    metrics.lastHealthy.set({ source: name }, facts?.lastHealthySeconds ?? 0);
    if (facts?.cadenceSeconds != null && scheduled.some((source) => source.name === name))
      metrics.cadence.set({ source: name }, facts.cadenceSeconds);
    if (facts?.yield != null) metrics.yield.set({ source: name }, facts.yield);
    if (lastRun?.verdict) metrics.lastVerdict.set({ source: name, verdict: lastRun.verdict }, 1);
  }
  metrics.queued.set(measured.queued);
}
