import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { networkGauges } from "./network-gauges.ts";
import { addProcessMetrics } from "./process-metrics.ts";
import { webhookGauges } from "./webhook-gauges.ts";

export type MetricsOptions = {
  /** Which part of the system this is; a label on every metric. */
  service: string;
  /** Off where several parts share a process and one already reports it. */
  process?: boolean;
};

export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds: from "on time" to "somebody has noticed". */
const LATENESS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];
const DURATION = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One registry of one's own. Labels take closed sets of values only: never an id, a name or a raw path. */
export function createMetrics({ service, process = true }: MetricsOptions) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  if (process) addProcessMetrics(registry);
  const registers = [registry];

  return {
    registry,
    contentType: registry.contentType,
    /** The page for Prometheus. */
    text: () => registry.metrics(),

    events: new Counter({
      name: "planrrr_events_total",
      help: "Business events by name.",
      labelNames: ["event"],
      registers,
    }),
    publications: new Counter({
      name: "planrrr_publications_total",
      help: "Publications that came to an end or into doubt.",
      labelNames: ["network", "outcome"],
      registers,
    }),
    publicationsByStatus: new Gauge({
      name: "planrrr_publications",
      help: "Publications there are, by status; set on a timer.",
      labelNames: ["status"],
      registers,
    }),
    overdue: new Gauge({
      name: "planrrr_publications_overdue_seconds",
      help: "Age of the oldest publication that is due and not out; 0 when there is none.",
      registers,
    }),
    attempts: new Counter({
      name: "planrrr_attempts_total",
      help: "Phases of publishing by their outcome.",
      labelNames: ["network", "phase", "outcome"],
      registers,
    }),
    lateness: new Histogram({
      name: "planrrr_publication_lateness_seconds",
      help: "From the due time to the network's confirmation.",
      labelNames: ["network"],
      buckets: LATENESS,
      registers,
    }),
    sweepRows: new Counter({
      name: "planrrr_sweep_rows_total",
      help: "Publications the sweep handed to the queue again.",
      registers,
    }),
    queueJobs: new Gauge({
      name: "planrrr_queue_jobs",
      help: "Jobs in the queue by state; set on a timer.",
      labelNames: ["queue", "state"],
      registers,
    }),
    jobLateness: new Histogram({
      name: "planrrr_job_lateness_seconds",
      help: "From the instant a job was meant for to the start of its handler.",
      labelNames: ["queue", "job"],
      buckets: LATENESS,
      registers,
    }),
    jobDuration: new Histogram({
      name: "planrrr_job_duration_seconds",
      help: "Time in a job's handler.",
      labelNames: ["queue", "job", "outcome"],
      buckets: DURATION,
      registers,
    }),
    networks: networkGauges(registry),
    webhooks: webhookGauges(registry),
    httpDuration: new Histogram({
      name: "planrrr_http_request_duration_seconds",
      help: "Time to answer, by the route's pattern.",
      labelNames: ["method", "route", "status"],
      buckets: DURATION,
      registers,
    }),
    /** Forgets every metric; the registry is of no use afterwards. */
    close(): void {
      registry.clear();
    },
  };
}
