import { createSafeFetch, type SafeFetch } from "@planrrr/resilience";
import type { Metrics } from "@planrrr/telemetry";
import type { WebhooksContext } from "@planrrr/webhooks";
import type { ApiConfig } from "../config.ts";

const TIMEOUT_MS = 10_000;
const BODY_BYTES = 65_536;

/** A fetch of their own: receivers are slow and many, and nobody else's calls are to wait for them. */
export function openWebhooks(
  { sandbox, allowedPrivateHosts }: Pick<ApiConfig, "sandbox" | "allowedPrivateHosts">,
  parts: Pick<WebhooksContext, "db" | "now" | "newId" | "vault" | "log">,
  { webhooks: gauges }: Pick<Metrics, "webhooks">,
): { webhooks: WebhooksContext; close: SafeFetch["close"] } {
  const safe = createSafeFetch({
    allowLoopback: sandbox,
    allowPrivateHosts: allowedPrivateHosts,
    maxBodyBytes: BODY_BYTES,
    timeouts: { connectMs: TIMEOUT_MS / 2, totalMs: TIMEOUT_MS },
  });
  const webhooks = {
    ...parts,
    random: Math.random,
    fetch: safe.fetch,
    timeoutMs: TIMEOUT_MS,
    allowLoopback: sandbox,
    allowPrivateHosts: allowedPrivateHosts,
    tried(outcome: string, durationMs: number) {
      gauges.tries.inc({ outcome });
      gauges.duration.observe(durationMs / 1000);
    },
  };
  return { webhooks, close: safe.close };
}
