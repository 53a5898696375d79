import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env as testEnv } from "cloudflare:workers";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import type { Env } from "../../env.ts";
import worker from "../../index.ts";
import type { CachedMetrics } from "./metrics-cache.ts";
import { createRedisCache } from "./redis-cache.ts";

declare module "vitest" {
  interface ProvidedContext {
    redisUrl: string;
    muteRedisUrl: string;
    goneRedisUrl: string;
  }
}

const env = testEnv as unknown as Env;
const metrics: CachedMetrics = {
  total: 48_213,
  profile: "main",
  name: "Metabolic Reset",
  network: "instagram",
  refreshedAt: Date.now(),
  precision: 1,
  dayAgo: null,
};

beforeEach(() => {
  for (const level of ["debug", "info", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function get(url: string): Promise<Response> {
  const ctx = createExecutionContext();
  const withRedis = { ...env, SOCIAL_TICKER_CACHE_REDIS: url } as never;
  const response = await worker.fetch(new Request("http://edge.test/api/metrics") as never, withRedis, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

it("keeps the readers' copy in a real Redis instead of KV", async () => {
  const cache = createRedisCache(inject("redisUrl"));
  expect(await cache.get("nobody")).toBeUndefined();
  await cache.put(metrics);
  expect(await cache.get("main")).toEqual(metrics);
  expect(await env.SOCIAL_TICKER_CACHE.get("metrics:main")).toBeNull();
  expect(await (await get(inject("redisUrl"))).json()).toMatchObject({ total: 48_213, stale: false });
});

it(
  "answers from the writer when Redis is gone, or takes the call and says nothing",
  { timeout: 20_000 },
  async () => {
    for (const url of [inject("goneRedisUrl"), inject("muteRedisUrl")]) {
      await expect(createRedisCache(url).get("main")).rejects.toThrow(
        /ECONNREFUSED|[Cc]onnect|does not answer|closed|cannot/,
      );
      const response = await get(url);
      expect([response.status, await response.json()]).toMatchObject([200, { profile: "main", stale: true }]);
    }
  },
);
