import type { MetricsCache } from "./cache/metrics-cache.ts";
import type { Vault } from "../vault/vault.ts";
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
  /** `undefined`: there is no key, and no secret is written down. */
  vault: Vault | undefined;
  cache: MetricsCache;
  log(level: "debug" | "info" | "warn" | "error", event: string, facts: { [name: string]: unknown }): void;
}
