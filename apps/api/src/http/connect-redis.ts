import type { Redis } from "ioredis";

/** Longer is not waited for: planrrr starts without it, too. */
const CONNECT_MS = 1_000;

/** A connection that refuses at once while there is none, and is made again by itself. */
export async function connectRedis(url: string): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Whoever asks meanwhile is refused and does without.
  redis.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    redis.once("ready", resolve);
    setTimeout(resolve, CONNECT_MS).unref();
  });
  return redis;
}
