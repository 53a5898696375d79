import { AppError } from "@planrrr/contract/app-error";
import type { Env } from "../../env.ts";
import { logLine } from "../../log-line.ts";
import type { CachedMetrics } from "../cache/metrics-cache.ts";
import { openCache } from "../cache/open-cache.ts";
import { recall, remember } from "../cache/remember.ts";
import type { Profile } from "../settings/profile.ts";
import type { TickerSettings } from "../settings/ticker-settings.ts";
import { tickerStub } from "../ticker-stub.ts";
import { metricsResponse } from "./metrics-response.ts";
import { toMetrics } from "./to-metrics.ts";

/** Ten thousand who find the number old are one question to the writer. A number, never a promise: those belong to their requests. */
const wokenAt = new Map<string, number>();
const WAKE_EVERY_MS = 5_000;

/** The last known data at once; what is old or missing is read anew behind the answer. */
export async function getMetrics(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  settings: TickerSettings,
): Promise<Response> {
  const profile = findProfile(settings, new URL(request.url).searchParams.get("profile"));
  const recalled = recall(env, profile.profile, Date.now());
  const cached = recalled ?? (await readCache(env, settings, profile)) ?? (await askWriter(env, profile));
  const now = Date.now();
  const { metrics, ageMs } = toMetrics(profile, cached, settings, now);
  // What is stale is looked up each time: whoever comes next gets the new number the moment it is there.
  if (cached !== undefined && recalled === undefined && !metrics.stale && metrics.error === null)
    remember(env, cached, now);
  const isWaking = metrics.stale && shouldWake(profile.profile, now);
  if (isWaking) ctx.waitUntil(wake(env));
  const response = metricsResponse(request, metrics, ageMs, settings);
  logLine(isWaking ? "info" : "debug", "ticker response", {
    profile: profile.profile,
    status: response.status,
    stale: metrics.stale,
    error: metrics.error?.kind ?? null,
    ageMs,
    woke: isWaking,
  });
  return response;
}

function findProfile({ profiles }: TickerSettings, wanted: string | null): Profile {
  const found =
    wanted === null || wanted === "" ? profiles[0] : profiles.find(({ profile }) => profile === wanted);
  if (found !== undefined) return found;
  const message =
    profiles.length === 0
      ? "No profile is set up: give the edge TICKER_PROFILES, or INSTAGRAM_ACCESS_TOKEN."
      : "There is no such profile.";
  throw new AppError("NOT_FOUND", message);
}

async function readCache(
  env: Env,
  { redisUrl }: TickerSettings,
  { profile }: Profile,
): Promise<CachedMetrics | undefined> {
  try {
    return await openCache(env, redisUrl).get(profile);
  } catch (error) {
    logLine("error", "ticker cache not read", { profile, error: String(error) });
    return undefined;
  }
}

/** The copy is gone; the writer still knows. */
async function askWriter(env: Env, { profile }: Profile): Promise<CachedMetrics | undefined> {
  try {
    return await tickerStub(env).peek(profile);
  } catch (error) {
    logLine("error", "ticker writer not reached", { profile, error: String(error) });
    return undefined;
  }
}

function shouldWake(profile: string, now: number): boolean {
  const last = wokenAt.get(profile) ?? 0;
  // A clock that was set back must not put it off.
  if (now - last < WAKE_EVERY_MS && last <= now) return false;
  wokenAt.set(profile, now);
  return true;
}

async function wake(env: Env): Promise<void> {
  try {
    await tickerStub(env).wake("reader");
  } catch (error) {
    logLine("error", "ticker not woken", { error: String(error) });
  }
}
