import type { TickerContext } from "../context.ts";
import type { Alert } from "./incident.ts";

export type Channel = "slack" | "core";

const PATIENCE_MS = 5_000;

/** Undefined when it has arrived, else why not. Never throws, and never tells an address: a webhook's is a secret. */
export async function sendAlert(
  ctx: TickerContext,
  channel: Channel,
  alert: Alert,
): Promise<string | undefined> {
  const request = toRequest(ctx, channel, alert);
  if (request === undefined) return undefined;
  try {
    const response = await ctx.fetch(request.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...request.headers },
      body: JSON.stringify(request.body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : "no answer";
  }
}

interface AlertRequest {
  url: string;
  headers: { [name: string]: string };
  body: unknown;
}

/** Nothing when the channel was switched off meanwhile. */
function toRequest({ settings }: TickerContext, channel: Channel, alert: Alert): AlertRequest | undefined {
  const { slackUrl, core } = settings.alerts;
  if (channel === "slack" && slackUrl !== undefined)
    return { url: slackUrl, headers: {}, body: { text: `*${alert.subject}*\n${alert.text}` } };
  if (channel === "core" && core !== undefined)
    return {
      url: new URL("/internal/edge/alerts", core.url).href,
      headers: { "x-internal-api-key": core.key },
      body: alert,
    };
  return undefined;
}
