import { z } from "zod";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import { readVariables, SettingsError } from "../../settings-error.ts";
import { TickerVariables } from "../../worker-variables.ts";
import { parseKeyRing } from "../../vault/vault.ts";
import { Profile } from "./profile.ts";

export interface TickerSettings {
  profiles: Profile[];
  /** A number older than twice this is stale; browsers keep an answer as long as the cadence. */
  ttlMs: number;
  cadenceMs: number;
  redisUrl: string | undefined;
  /** Ring for the tokens that are kept. `undefined`: none is kept, so none is renewed. */
  encryptionKeys: string | undefined;
  alerts: AlertSettings;
}

export interface AlertSettings {
  failures: number;
  ageMs: number;
  quotaPercent: number;
  latencyMs: number;
  slackUrl: string | undefined;
  /** Where the core mails: its base URL and the key for it. */
  core: { url: string; key: string } | undefined;
}

/** Reads the Worker's variables. Throws `SettingsError`. */
export function readTickerSettings(env: { readonly [variable: string]: unknown }): TickerSettings {
  const data = readVariables(TickerVariables, env);
  return {
    profiles: readProfiles(data.TICKER_PROFILES, data.INSTAGRAM_ACCESS_TOKEN),
    ttlMs: data.CACHE_TTL_SECONDS * 1_000,
    cadenceMs: data.REFRESH_CADENCE_SECONDS * 1_000,
    redisUrl: data.SOCIAL_TICKER_CACHE_REDIS,
    encryptionKeys: data.EDGE_ENCRYPTION_KEYS && mustBeRing(data.EDGE_ENCRYPTION_KEYS),
    alerts: {
      failures: data.ALERT_FAILURES,
      ageMs: data.ALERT_AGE_SECONDS * 1_000,
      quotaPercent: data.ALERT_QUOTA_PERCENT,
      latencyMs: data.ALERT_LATENCY_MS,
      slackUrl: data.SLACK_WEBHOOK_URL,
      core: edgeSettings(env as Env).core,
    },
  };
}

/** Without profiles, a token of Instagram alone makes one: its own account. */
function readProfiles(text: string | undefined, token: string | undefined): Profile[] {
  if (text === undefined)
    return token === undefined ? [] : [Profile.parse({ profile: "main", network: "instagram" })];
  const parsed = z.array(Profile).safeParse(parseJson(text));
  if (!parsed.success)
    throw wrongProfiles(`TICKER_PROFILES can't be used:\n${z.prettifyError(parsed.error)}`);
  const keys = parsed.data.map(({ profile }) => profile);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw wrongProfiles(`TICKER_PROFILES names "${twice}" twice.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongProfiles("TICKER_PROFILES is not JSON.");
  }
}

function wrongProfiles(reason: string): SettingsError {
  return new SettingsError(["TICKER_PROFILES"], reason);
}

function mustBeRing(ring: string): string {
  try {
    parseKeyRing(ring);
    return ring;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(["EDGE_ENCRYPTION_KEYS"], `EDGE_ENCRYPTION_KEYS: ${reason}`);
  }
}
