import { keyOf, type MetricsCache, parseCached } from "./metrics-cache.ts";

/** Cloudflare KV. Entries never expire: their age is told by `refreshedAt`. */
export function createKvCache(kv: KVNamespace): MetricsCache {
  return {
    get: async (profile) => parseCached(await kv.get(keyOf(profile))),
    put: async (metrics) => kv.put(keyOf(metrics.profile), JSON.stringify(metrics)),
  };
}
