import { measureWebhooks as readFacts } from "@planrrr/webhooks";
import type { ApiContext } from "../context.ts";

const STATUSES = ["ACTIVE", "PAUSED", "DISABLED"];

export async function measureWebhooks(api: ApiContext): Promise<void> {
  const { webhooks: gauges } = api.metrics;
  const { webhooks, waiting, overdueSeconds } = await readFacts(api.webhooks);
  for (const status of STATUSES) gauges.byStatus.set({ status }, webhooks[status] ?? 0);
  gauges.waiting.set(waiting);
  gauges.overdue.set(overdueSeconds);
}
