import type { PublicSource } from "@planrrr/networks/public-audience";
import { needsWrite } from "../cache/needs-write.ts";
import type { TickerContext } from "../context.ts";
import { type Profile } from "../settings/profile.ts";
import { secretNameOf, toSource } from "../settings/to-source.ts";
import { isLongLived, keepToken } from "../tokens/keep-token.ts";
import { swapped } from "../tokens/long-lived-token.ts";
import { saveTokens } from "../tokens/token-store.ts";
import { afterReading, type Reading } from "./after-reading.ts";
import { fingerprint } from "./fingerprint.ts";
import { dayAgo } from "./history.ts";
import { newState, type ProfileState, toCached } from "./profile-state.ts";
import { readSource } from "./read-source.ts";

export const stateKey = (profile: string): string => `state:${profile}`;

/** Reads the source if its turn has come, keeps what is known, and tells readers what they don't know yet. */
export async function refreshProfile(ctx: TickerContext, profile: Profile): Promise<ProfileState> {
  const before = await loadState(ctx, profile);
  if (!isDue(before, ctx.now())) return publish(ctx, profile, before);
  const reading = await readProfile(ctx, profile);
  const now = ctx.now();
  const state = { ...afterReading(before, reading, now, ctx.settings.cadenceMs), triedAt: now };
  await ctx.store.put(stateKey(profile.profile), state);
  logReading(ctx, profile, reading, state, state.total !== before.total);
  return publish(ctx, profile, state);
}

/** What is known, begun anew when the configuration points elsewhere; a new token ends the wait for one. */
export async function loadState(ctx: TickerContext, profile: Profile): Promise<ProfileState> {
  const { name: _name, ...place } = profile;
  const source = fingerprint(JSON.stringify(place));
  const secret = secretNameOf(profile);
  const credential = fingerprint(secret === undefined ? "" : (ctx.secret(secret) ?? ""));
  const stored = await ctx.store.get<ProfileState>(stateKey(profile.profile));
  if (stored === undefined || stored.source !== source) return newState(source, credential);
  if (stored.credential === credential) return stored;
  const { failure: _failure, ...known } = stored;
  return { ...known, credential, nextAt: 0 };
}

/** Also when the clock was set back: what was planned by the other time is worth nothing. */
function isDue({ nextAt, triedAt }: ProfileState, now: number): boolean {
  return now >= nextAt || triedAt > now + 60_000;
}

async function readProfile(ctx: TickerContext, profile: Profile): Promise<Reading> {
  const found = toSource(profile, ctx.secret);
  if ("missing" in found)
    return { failure: { kind: "auth", code: "SECRET_MISSING" }, limits: [], latencyMs: 0 };
  const { source } = found;
  const secret = secretNameOf(profile);
  if (secret === undefined || !isLongLived(source)) return readSource(ctx, source);
  return readWithTokens(ctx, secret, source);
}

/** Tries the token before this one when this one is refused: after a change one of them may be dead. */
async function readWithTokens(
  ctx: TickerContext,
  secret: string,
  source: PublicSource & { network: "instagram" },
): Promise<Reading> {
  const record = await keepToken(ctx, secret, source);
  const reading = await readSource(ctx, { ...source, token: record.current.token });
  const isRefused = "failure" in reading && reading.failure.kind === "auth";
  if (!isRefused || record.previous === undefined || record.previous.expiresAt <= ctx.now()) return reading;
  const second = await readSource(ctx, { ...source, token: record.previous.token });
  if ("failure" in second) return reading;
  await saveTokens(ctx, secret, swapped(record));
  ctx.log("warn", "ticker token refused, the one before it taken", { secret });
  return second;
}

/** Writes the readers' copy where it is worth one of the day's writes. A copy that can't be written is tried again next time. */
async function publish(ctx: TickerContext, profile: Profile, state: ProfileState): Promise<ProfileState> {
  const now = ctx.now();
  const next = toCached(profile, state, dayAgo(state.history, now));
  if (!needsWrite(state.written, state.writtenAt, next, now)) return state;
  try {
    await ctx.cache.put(next);
  } catch (error) {
    ctx.log("error", "ticker cache not written", { profile: profile.profile, error: String(error) });
    return state;
  }
  const written = { ...state, written: next, writtenAt: now };
  await ctx.store.put(stateKey(profile.profile), written);
  return written;
}

/** One line each, of its own level: a terminal at home should hear of what has changed. */
function logReading(
  ctx: TickerContext,
  { profile, network }: Profile,
  reading: Reading,
  state: ProfileState,
  isNews: boolean,
): void {
  const { nextAt, failure, total, usedPercent } = state;
  const level = isNews ? "info" : "debug";
  ctx.log(failure === undefined ? level : "warn", "ticker refresh", {
    profile,
    network,
    outcome: failure === undefined ? "read" : failure.kind,
    ...(failure !== undefined && { code: failure.code, inARow: failure.count }),
    total,
    latencyMs: reading.latencyMs,
    usedPercent,
    nextInMs: nextAt - ctx.now(),
  });
}
