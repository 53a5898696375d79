import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** How what teams want to be told elsewhere gets there. */
export function webhookGauges(registry: Registry) {
  const registers = [registry];
  return {
    tries: new Counter({
      name: "planrrr_webhook_tries_total",
      help: "Tries to tell a webhook something: delivered, failed (tried again later) or given-up.",
      labelNames: ["outcome"],
      registers,
    }),
    duration: new Histogram({
      name: "planrrr_webhook_try_duration_seconds",
      help: "Time that receivers of webhooks take.",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    byStatus: new Gauge({
      name: "planrrr_webhooks",
      help: "Webhooks there are, by status; set on a timer.",
      labelNames: ["status"],
      registers,
    }),
    waiting: new Gauge({
      name: "planrrr_webhook_deliveries_waiting",
      help: "Deliveries that wait for their first or next try; set on a timer.",
      registers,
    }),
    overdue: new Gauge({
      name: "planrrr_webhook_deliveries_overdue_seconds",
      help: "How long the oldest delivery that is due to an active webhook waits; 0 when there is none.",
      registers,
    }),
  };
}
