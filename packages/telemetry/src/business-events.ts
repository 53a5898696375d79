import type { Logger } from "pino";
import type { Metrics } from "./create-metrics.ts";

/**
 * What happened, in the domain's words. Named here is only what a metric needs; events may hold more
 * facts, and all of them are logged. A domain package's own event type fits when its names are here.
 */
export type BusinessEvent =
  | { type: "publication.published"; network: string; latenessMs: number }
  | { type: "publication.failed" | "publication.unconfirmed" | "publication.postponed"; network: string }
  | { type: "publication.attempt"; network: string; phase: string; outcome: string }
  | { type: "sweep.enqueued"; count: number }
  | {
      type:
        | "post.created"
        | "connection.connected"
        | "connection.needs-reconnecting"
        | "bundle.changed"
        | "audience.milestone"
        | "community.pinned";
    };

const LEVELS: { [Type in BusinessEvent["type"]]?: "debug" | "warn" } = {
  "publication.attempt": "debug",
  "sweep.enqueued": "debug",
  "publication.failed": "warn",
  "publication.unconfirmed": "warn",
  "connection.needs-reconnecting": "warn",
};

/** Log line and metric in one call, so that neither can be forgotten. */
export function businessEvents(log: Logger, metrics: Metrics): (event: BusinessEvent) => void {
  return (event) => {
    metrics.events.inc({ event: event.type });
    measure(metrics, event);
    const { type, ...facts } = event;
    const line: object = { event: type, ...facts };
    log[LEVELS[type] ?? "info"](line, type);
  };
}

function measure(metrics: Metrics, event: BusinessEvent): void {
  switch (event.type) {
    case "publication.published":
      metrics.lateness.observe({ network: event.network }, Math.max(0, event.latenessMs) / 1000);
      metrics.publications.inc({ network: event.network, outcome: "published" });
      break;
    case "publication.failed":
    case "publication.unconfirmed":
    case "publication.postponed":
      metrics.publications.inc({
        network: event.network,
        outcome: event.type.slice("publication.".length),
      });
      break;
    case "publication.attempt":
      metrics.attempts.inc({
        network: event.network,
        phase: event.phase,
        outcome: event.outcome,
      });
      break;
    case "sweep.enqueued":
      metrics.sweepRows.inc(event.count);
      break;
    default:
    // Counted by name above; there is nothing else to measure.
  }
}
