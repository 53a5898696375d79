import { edgeSettings } from "./edge-settings.ts";
import type { Env } from "./env.ts";
import { logSettings, SettingsError } from "./settings-error.ts";
import { readTickerSettings } from "./ticker/settings/ticker-settings.ts";

type Check = (env: Env) => Promise<unknown>;

const checks: { [binding: string]: Check } = {
  SOCIAL_TICKER_CACHE: (env) => env.SOCIAL_TICKER_CACHE.get("health"),
  DB: (env) => env.DB.prepare("SELECT count(*) FROM posts").first(),
  CommunityDurableObject: async (env) => env.CommunityDurableObject.idFromName("health").toString(),
  TickerDurableObject: async (env) => env.TickerDurableObject.idFromName("health").toString(),
  variables: async (env) => [edgeSettings(env), readTickerSettings(env)],
};

/** 200 when every binding answers and all variables can be used, else 503 and which not. */
export async function readHealth(env: Env): Promise<Response> {
  const bindings = Object.fromEntries(
    await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await state(check, env)])),
  ) as { [binding: string]: string };
  const ok = Object.values(bindings).every((value) => value === "ok");
  return Response.json(
    { status: ok ? "ok" : "failing", bindings },
    { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*" } },
  );
}

async function state(check: Check, env: Env): Promise<string> {
  try {
    await check(env);
    return "ok";
  } catch (error) {
    if (error instanceof SettingsError) {
      logSettings(error);
      return `not valid: ${error.variables.join(", ")}`;
    }
    return error instanceof Error ? error.message : String(error);
  }
}
