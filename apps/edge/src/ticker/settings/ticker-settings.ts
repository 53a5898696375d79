import { z } from "zod";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import { Profile } from "./profile.ts";

const Seconds = (least: number, usual: number) => z.coerce.number().int().min(least).default(usual);
const Optional = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

const Variables = z.object({
  TICKER_PROFILES: Optional,
  INSTAGRAM_ACCESS_TOKEN: Optional,
  CACHE_TTL_SECONDS: Seconds(10, 60),
  REFRESH_CADENCE_SECONDS: Seconds(30, 30),
  SOCIAL_TICKER_CACHE_REDIS: Optional,
  SLACK_WEBHOOK_URL: Optional,
  ALERT_FAILURES: z.coerce.number().int().min(1).default(5),
  ALERT_AGE_SECONDS: Seconds(60, 600),
  ALERT_QUOTA_PERCENT: z.coerce.number().min(1).max(100).default(90),
  ALERT_LATENCY_MS: z.coerce.number().int().min(1).default(5_000),
});

export interface TickerSettings {
  profiles: Profile[];
  /** A number older than twice this is stale; browsers keep an answer as long as the cadence. */
  ttlMs: number;
  cadenceMs: number;
  redisUrl: string | undefined;
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

/** Every wrong variable by its name, in one message. */
export class TickerSettingsError extends Error {
  override readonly name = "TickerSettingsError";
}

/** Reads the Worker's variables. Throws `TickerSettingsError`. */
export function readTickerSettings(env: { readonly [variable: string]: unknown }): TickerSettings {
  const parsed = Variables.safeParse(env);
  if (!parsed.success) throw new TickerSettingsError(z.prettifyError(parsed.error));
  const { data } = parsed;
  return {
    profiles: readProfiles(data.TICKER_PROFILES, data.INSTAGRAM_ACCESS_TOKEN),
    ttlMs: data.CACHE_TTL_SECONDS * 1_000,
    cadenceMs: data.REFRESH_CADENCE_SECONDS * 1_000,
    redisUrl: data.SOCIAL_TICKER_CACHE_REDIS,
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
    throw new TickerSettingsError(`TICKER_PROFILES can't be used:\n${z.prettifyError(parsed.error)}`);
  const keys = parsed.data.map(({ profile }) => profile);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new TickerSettingsError(`TICKER_PROFILES names "${twice}" twice.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TickerSettingsError("TICKER_PROFILES is not JSON.");
  }
}
