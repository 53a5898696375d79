import { Counter, Gauge, Histogram, type Registry } from "prom-client";

export type IngestMetrics = ReturnType<typeof createIngestMetrics>;

const seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

/** What Prometheus reads of each source. Their names come from the operator's own file: few, and known. */
export function createIngestMetrics(registry: Registry) {
  const registers = [registry];
  const labelNames = ["source"] as const;
  return {
    runs: new Counter({
      name: "planrrr_ingest_runs_total",
      help: "Runs that came to an end, by verdict.",
      labelNames: ["source", "verdict"],
      registers,
    }),
    duration: new Histogram({
      name: "planrrr_ingest_run_duration_seconds",
      help: "From the start of a run to its end.",
      labelNames,
      buckets: seconds,
      registers,
    }),
    changes: new Counter({
      name: "planrrr_ingest_bundle_changes_total",
      help: "Deals that appeared, changed, came back or ended.",
      labelNames: ["source", "change"],
      registers,
    }),
    lastHealthy: new Gauge({
      name: "planrrr_ingest_last_healthy_timestamp_seconds",
      help: "When a run last found the source well (ok or unchanged); 0: never.",
      labelNames,
      registers,
    }),
    cadence: new Gauge({
      name: "planrrr_ingest_cadence_seconds",
      help: "Time between two runs that the source's cadence asks for; absent without one.",
      labelNames,
      registers,
    }),
    yield: new Gauge({
      name: "planrrr_ingest_yield_records",
      help: "Usable records of the last run that read the page.",
      labelNames,
      registers,
    }),
    active: new Gauge({
      name: "planrrr_ingest_active_bundles",
      help: "Deals of the source that are active.",
      labelNames,
      registers,
    }),
    lastVerdict: new Gauge({
      name: "planrrr_ingest_last_verdict",
      help: "1 for the verdict of the last run.",
      labelNames: ["source", "verdict"],
      registers,
    }),
    queued: new Gauge({
      name: "planrrr_ingest_queued_runs",
      help: "Runs that wait for their turn.",
      registers,
    }),
  };
}
