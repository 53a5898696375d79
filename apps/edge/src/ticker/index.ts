import { AppError } from "@planrrr/contract/app-error";
import type { Env } from "../env.ts";
import { problemResponse } from "../http/problem.ts";
import { answerPreflight, corsHeaders } from "./http/cors.ts";
import { forgetMetrics } from "./http/forget-metrics.ts";
import { getMetrics } from "./http/get-metrics.ts";
import { listProfiles } from "./http/list-profiles.ts";
import { servePage } from "./http/serve-page.ts";
import { readTickerSettings, type TickerSettings } from "./settings/ticker-settings.ts";
import { tickerStub } from "./ticker-stub.ts";

export { TickerDurableObject } from "./ticker-durable-object.ts";

/** Everything that is not the community's. */
export async function handleTicker(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/api/metrics/forget" && request.method === "POST") return forgetMetrics(request, env);
  if (!pathname.startsWith("/api/")) return onlyRead(request, () => servePage(request, env));
  if (request.method === "OPTIONS") return answerPreflight();
  try {
    return await onlyRead(request, () => route(pathname, request, env, ctx));
  } catch (error) {
    // Without these a page elsewhere would not even learn what is wrong.
    const response = problemResponse(error, request);
    for (const [name, value] of Object.entries(corsHeaders)) response.headers.set(name, value);
    return response;
  }
}

async function route(pathname: string, request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  if (pathname === "/api/metrics") return getMetrics(request, env, ctx, settingsOf(env));
  if (pathname === "/api/metrics/profiles") return listProfiles(settingsOf(env));
  throw new AppError("NOT_FOUND", `There is nothing at ${pathname}.`);
}

/** Each minute: the watchdog of the ticker's own loop. */
export async function runTickerCron(
  _controller: ScheduledController,
  env: Env,
  _ctx: ExecutionContext,
): Promise<void> {
  await tickerStub(env).wake("cron");
}

async function onlyRead(request: Request, answer: () => Promise<Response>): Promise<Response> {
  if (request.method === "GET" || request.method === "HEAD") return answer();
  return new Response(null, { status: 405, headers: { ...corsHeaders, Allow: "GET, HEAD, OPTIONS" } });
}

/** Variables change with a deployment alone: they are read once for each environment. */
const known = new WeakMap<Env, TickerSettings>();

function settingsOf(env: Env): TickerSettings {
  const settings = known.get(env) ?? readTickerSettings(env);
  known.set(env, settings);
  return settings;
}
