import { schema } from "@planrrr/database";
import { QUEUES } from "@planrrr/queue";
import { count, inArray, min } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { measureNetworks } from "./measure-networks.ts";
import { measureWebhooks } from "./measure-webhooks.ts";

/** Sets the gauges that cost a query each: for a timer, never for a scrape. */
export async function measure(api: ApiContext): Promise<void> {
  const { publications } = schema;
  const open = ["SCHEDULED", "PUBLISHING"];
  const rows = await api.db
    .select({ status: publications.status, number: count(), next: min(publications.nextAttemptAt) })
    .from(publications)
    .where(inArray(publications.status, open))
    .groupBy(publications.status);
  for (const status of open) {
    api.metrics.publicationsByStatus.set({ status }, rows.find((row) => row.status === status)?.number ?? 0);
  }
  const next = Math.min(...rows.map((row) => row.next?.getTime() ?? Infinity));
  api.metrics.overdue.set(Math.max(0, (api.now().getTime() - next) / 1000));
  await measureNetworks(api);
  await measureWebhooks(api);
  for (const queue of QUEUES)
    for (const [state, number] of Object.entries(await api.queue.counts(queue)))
      api.metrics.queueJobs.set({ queue, state }, number);
}
