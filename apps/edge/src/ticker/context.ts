import type { MetricsCache } from "./cache/metrics-cache.ts";
import type { TickerSettings } from "./settings/ticker-settings.ts";

/** Small values by key that outlive the object: the storage of a Durable Object, or a map in a test. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<boolean>;
}

export interface TickerContext {
  settings: TickerSettings;
  /** A secret by its name. */
  secret(name: string): string | undefined;
  now(): number;
  fetch: typeof fetch;
  store: Store;
  cache: MetricsCache;
  log(level: "debug" | "info" | "warn" | "error", event: string, facts: { [name: string]: unknown }): void;
}
