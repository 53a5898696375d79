import { measureLimits } from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";

/** Breakers, budgets, lines and dead letters of every network, as the database has them for all workers. */
export async function measureNetworks(api: ApiContext): Promise<void> {
  const { networks: gauges } = api.metrics;
  const measures = await measureLimits(api.publishing);
  for (const gauge of [gauges.appLimit, gauges.appRemaining, gauges.appReset]) gauge.reset();
  for (const { network, ...measure } of measures) {
    gauges.breakerOpen.set({ network }, measure.openServers);
    gauges.breakerOpenAccounts.set({ network }, measure.openAccounts);
    if (measure.atOnce !== undefined) gauges.atOnce.set({ network }, measure.atOnce);
    gauges.sending.set({ network }, measure.sending);
    gauges.waiting.set({ network }, measure.waiting);
    for (const [reason, number] of Object.entries(measure.deadLetters))
      gauges.deadLetters.set({ network, reason }, number);
    for (const [state, number] of Object.entries(measure.accountBudgets))
      gauges.accountBudgets.set({ network, state }, number);
    for (const { name, limit, remaining, resetAt } of measure.appBudgets) {
      gauges.appLimit.set({ network, name }, limit);
      gauges.appRemaining.set({ network, name }, remaining);
      gauges.appReset.set({ network, name }, resetAt.getTime() / 1000);
    }
  }
}
