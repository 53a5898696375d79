import type { Env } from "../../env.ts";
import { createKvCache } from "./kv-cache.ts";
import type { MetricsCache } from "./metrics-cache.ts";
import { createRedisCache } from "./redis-cache.ts";

export function openCache(env: Pick<Env, "SOCIAL_TICKER_CACHE">, redisUrl: string | undefined): MetricsCache {
  return redisUrl === undefined ? createKvCache(env.SOCIAL_TICKER_CACHE) : createRedisCache(redisUrl);
}
