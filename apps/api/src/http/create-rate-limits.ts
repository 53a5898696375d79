import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { connectRedis } from "./connect-redis.ts";
import type { RateLimits } from "./rate-limit.ts";

export interface OpenRateLimits {
  limits: RateLimits;
  close(): void;
}

/** Nobody writes that many links; a script that looks through a network does. */
const LINKS_PER_MINUTE = 30;

/** In memory, or on Redis so that several API processes count together. Without Redis' answer the memory decides. */
export async function createRateLimits(
  rules: { perMinute: number; writesPerMinute: number },
  redisUrl: string | undefined,
): Promise<OpenRateLimits> {
  const redis = redisUrl ? await connectRedis(redisUrl) : undefined;
  const limiter = (points: number, keyPrefix: string): RateLimiterAbstract | undefined => {
    if (points === 0) return undefined;
    const options = { points, duration: 60, keyPrefix: `planrrr:limit:${keyPrefix}` };
    const memory = new RateLimiterMemory(options);
    return redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
      : memory;
  };
  return {
    limits: {
      all: limiter(rules.perMinute, "all"),
      writes: limiter(rules.writesPerMinute, "writes"),
      links: limiter(rules.perMinute === 0 ? 0 : LINKS_PER_MINUTE, "links"),
    },
    close: () => redis?.disconnect(),
  };
}
