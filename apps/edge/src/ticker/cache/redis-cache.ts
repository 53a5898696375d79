import { keyOf, type MetricsCache, parseCached } from "./metrics-cache.ts";

const PATIENCE_MS = 2_000;

/** Redis instead of KV. A Worker may not keep a socket beyond the request that opened it: one for each use. */
export function createRedisCache(url: string): MetricsCache {
  return {
    get: async (profile) => parseCached(await withRedis(url, (redis) => redis.get(keyOf(profile)))),
    put: async (metrics) => {
      await withRedis(url, (redis) => redis.set(keyOf(metrics.profile), JSON.stringify(metrics)));
    },
  };
}

interface Redis {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<unknown>;
}

async function withRedis<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  // Loaded by those who set it alone: it is larger than everything else here.
  const { createClient } = await import("redis");
  const redis = createClient({
    url,
    socket: { connectTimeout: PATIENCE_MS, reconnectStrategy: false },
    disableOfflineQueue: true,
  });
  // What fails is told by the calls; without a listener it would be thrown a second time.
  redis.on("error", () => undefined);
  try {
    await inTime(redis.connect());
    return await inTime(use(redis));
  } finally {
    redis.destroy();
  }
}

/** One that takes the connection and says nothing is as good as gone. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("Redis does not answer.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
