import type { CachedMetrics, MetricsCache } from "../cache/metrics-cache.ts";
import type { Store, TickerContext } from "../context.ts";
import { createVault } from "../../vault/vault.ts";
import { readTickerSettings } from "../settings/ticker-settings.ts";

export interface TestTicker {
  ctx: TickerContext;
  clock: { now: number };
  stored: Map<string, unknown>;
  cached: Map<string, CachedMetrics>;
  /** How often readers' copies were written. */
  writes: number;
  logs: { level: string; event: string; facts: { [name: string]: unknown } }[];
  /** The next answer of everything outside. */
  answer(answer: (url: URL, init?: RequestInit) => Response | Promise<Response>): void;
  asked: URL[];
}

/** A ticker over maps, whose time and outside stand in the test's hand. */
export function createTicker(env: { [variable: string]: string }): TestTicker {
  const stored = new Map<string, unknown>();
  const cached = new Map<string, CachedMetrics>();
  let respond: (url: URL, init?: RequestInit) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const store: Store = {
    get: async <T>(key: string) => structuredClone(stored.get(key)) as T | undefined,
    put: async (key, value) => void stored.set(key, structuredClone(value)),
    delete: async (key) => stored.delete(key),
  };
  const cache: MetricsCache = {
    get: async (profile) => cached.get(profile),
    put: async (metrics) => {
      cached.set(metrics.profile, metrics);
      ticker.writes += 1;
    },
  };
  const settings = readTickerSettings(env);
  const ticker: TestTicker = {
    clock: { now: Date.UTC(2026, 10, 28, 12) },
    stored,
    cached,
    writes: 0,
    logs: [],
    asked: [],
    answer: (answer) => (respond = answer),
    ctx: {
      settings,
      vault: settings.encryptionKeys === undefined ? undefined : createVault(settings.encryptionKeys),
      secret: (name) => env[name],
      now: () => ticker.clock.now,
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        ticker.asked.push(url);
        return respond(url, init);
      },
      store,
      cache,
      log: (level, event, facts) => void ticker.logs.push({ level, event, facts }),
    },
  };
  return ticker;
}
