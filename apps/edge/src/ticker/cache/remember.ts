import type { Env } from "../../env.ts";
import type { CachedMetrics } from "./metrics-cache.ts";

const FOR_MS = 1_000;

interface Remembered {
  metrics: CachedMetrics;
  at: number;
}

/** By deployment, since another one has other copies. Plain values: a promise would belong to its request. */
const byEnv = new WeakMap<Env, Map<string, Remembered>>();

/** What was read for somebody else a moment ago, and was fresh: a crowd costs one read of the cache a second. */
export function recall(env: Env, profile: string, now: number): CachedMetrics | undefined {
  const found = byEnv.get(env)?.get(profile);
  return found !== undefined && now >= found.at && now - found.at < FOR_MS ? found.metrics : undefined;
}

export function remember(env: Env, metrics: CachedMetrics, now: number): void {
  const known = byEnv.get(env) ?? new Map<string, Remembered>();
  known.set(metrics.profile, { metrics, at: now });
  byEnv.set(env, known);
}

export function forget(env: Env, profile: string): void {
  byEnv.get(env)?.delete(profile);
}
