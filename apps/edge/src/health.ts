import type { Env } from "./env.ts";

type Check = (env: Env) => Promise<unknown>;

const checks: { [binding: string]: Check } = {
  SOCIAL_TICKER_CACHE: (env) => env.SOCIAL_TICKER_CACHE.get("health"),
  DB: (env) => env.DB.prepare("SELECT count(*) FROM posts").first(),
  CommunityDurableObject: async (env) => env.CommunityDurableObject.idFromName("health").toString(),
  TickerDurableObject: async (env) => env.TickerDurableObject.idFromName("health").toString(),
};

/** 200 when every binding answers, else 503 and which does not. */
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
    return error instanceof Error ? error.message : String(error);
  }
}
