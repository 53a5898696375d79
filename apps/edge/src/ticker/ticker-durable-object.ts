import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { logLine } from "../log-line.ts";
import { CRON_KEY } from "./alerts/watch.ts";
import { type CachedMetrics } from "./cache/metrics-cache.ts";
import { openCache } from "./cache/open-cache.ts";
import type { TickerContext } from "./context.ts";
import { dayAgo } from "./refresh/history.ts";
import { toCached } from "./refresh/profile-state.ts";
import { loadState, stateKey } from "./refresh/refresh-profile.ts";
import { nextTurnAt, runTurn } from "./refresh/run-turn.ts";
import { logSettings, SettingsError } from "../settings-error.ts";
import { createVault } from "../vault/vault.ts";
import { readTickerSettings } from "./settings/ticker-settings.ts";

/** A loop that has not come round by then stands still, and whoever notices it winds it up. */
const LATE_MS = 60_000;

/** The ticker's one writer: whoever wants a number read comes here, and one question at a time goes out. */
export class TickerDurableObject extends DurableObject<Env> {
  #turn: Promise<void> | undefined;

  /** Reads what is due. Called by the cron and by readers who find the number old. */
  async wake(by: "cron" | "reader"): Promise<void> {
    if (by === "cron") await this.ctx.storage.put(CRON_KEY, Date.now());
    await this.#run();
    await this.#wind(by);
  }

  /** What is known of a profile: for readers whose copy is gone. */
  async peek(key: string): Promise<CachedMetrics | undefined> {
    const ctx = this.#context();
    const profile = ctx.settings.profiles.find(({ profile }) => profile === key);
    if (profile === undefined) return undefined;
    const state = await loadState(ctx, profile);
    return toCached(profile, state, dayAgo(state.history, ctx.now()));
  }

  /** Forgets what is known of a profile and reads it anew: for a number that is wrong. */
  async forget(key: string): Promise<CachedMetrics | undefined> {
    await this.#turn;
    await this.ctx.storage.delete(stateKey(key));
    await this.wake("reader");
    return this.peek(key);
  }

  override async alarm(): Promise<void> {
    try {
      await this.#run();
    } finally {
      await this.#wind("alarm");
    }
  }

  /** Never throws: an alarm that throws six times is gone. */
  async #run(): Promise<void> {
    this.#turn ??= this.#runTurn()
      .catch((error: unknown) => tell("ticker turn failed", error))
      .finally(() => (this.#turn = undefined));
    await this.#turn;
  }

  /** Wrong settings, too, are a failure of the turn. */
  async #runTurn(): Promise<void> {
    await runTurn(this.#context());
  }

  /** Sets the alarm for the next turn, unless one is set that will come in time. */
  async #wind(by: "cron" | "reader" | "alarm"): Promise<void> {
    try {
      const next = await nextTurnAt(this.#context());
      if (next === undefined) return;
      const set = await this.ctx.storage.getAlarm();
      if (set !== null && set <= next && set > Date.now() - LATE_MS) return;
      if (by === "cron" && set !== null && set <= Date.now() - LATE_MS)
        logLine("warn", "ticker loop stood still", { sinceMs: Date.now() - set });
      await this.ctx.storage.setAlarm(next);
    } catch (error) {
      tell("ticker alarm not set", error);
    }
  }

  #context(): TickerContext {
    const settings = readTickerSettings(this.env);
    const { storage } = this.ctx;
    return {
      settings,
      secret: (name) => {
        const value = this.env[name];
        return typeof value === "string" && value !== "" ? value : undefined;
      },
      now: () => Date.now(),
      fetch: (input, init) => fetch(input, init),
      store: {
        get: (key) => storage.get(key),
        put: (key, value) => storage.put(key, value),
        delete: (key) => storage.delete(key),
      },
      vault: settings.encryptionKeys === undefined ? undefined : createVault(settings.encryptionKeys),
      cache: openCache(this.env, settings.redisUrl),
      log: logLine,
    };
  }
}

/** Wrong settings are told once, not with each turn. */
function tell(event: string, error: unknown): void {
  if (error instanceof SettingsError) return logSettings(error);
  logLine("error", event, {
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
