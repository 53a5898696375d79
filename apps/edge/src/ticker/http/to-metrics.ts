import { ageOf, isStale, type Metrics } from "@planrrr/audience";
import type { CachedMetrics } from "../cache/metrics-cache.ts";
import { HEARTBEAT_MS } from "../cache/needs-write.ts";
import { nameOf, type Profile } from "../settings/profile.ts";
import type { TickerSettings } from "../settings/ticker-settings.ts";

/** What a reader gets, and how old it is; null while there is no number. */
export function toMetrics(
  profile: Profile,
  cached: CachedMetrics | undefined,
  settings: TickerSettings,
  now: number,
): { metrics: Metrics; ageMs: number | null } {
  const { total = null, refreshedAt = null, failure } = cached ?? {};
  const isKnown = total !== null && refreshedAt !== null;
  const metrics: Metrics = {
    total: isKnown ? total : null,
    profile: profile.profile,
    name: nameOf(profile),
    network: profile.network,
    refreshedAt: isKnown ? new Date(refreshedAt).toISOString() : null,
    stale: !isKnown || isStale(refreshedAt, now, staleAfter(settings)),
    error: failure === undefined ? null : toError(failure),
    precision: cached?.precision ?? 1,
    dayAgo: cached?.dayAgo ?? null,
  };
  return { metrics, ageMs: isKnown ? ageOf(refreshedAt, now) : null };
}

/** The copy is renewed with each heartbeat only, so a number that has not changed may be that much older. */
function staleAfter({ ttlMs, cadenceMs }: TickerSettings): number {
  return Math.max(2 * ttlMs, HEARTBEAT_MS + cadenceMs);
}

function toError({ kind, code, at, count }: NonNullable<CachedMetrics["failure"]>): Metrics["error"] {
  return { kind, code, at: new Date(at).toISOString(), count };
}
