import type { Failure, Suspicion } from "@planrrr/audience";
import type { CachedMetrics } from "../cache/metrics-cache.ts";
import { nameOf, type Profile } from "../settings/profile.ts";

/** All that the one writer knows of a profile. */
export interface ProfileState {
  total: number | null;
  precision: number;
  refreshedAt: number | null;
  /** One point an hour, the oldest first, a little more than a day. */
  history: { at: number; total: number }[];
  failure?: Failure;
  suspicion?: Suspicion;
  /** The source is not read before. */
  nextAt: number;
  /** The fullest of the source's limits, in percent; and how long readings take, smoothed. */
  usedPercent: number;
  latencyMs: number;
  /** When the source was read last. */
  triedAt: number;
  /** Fingerprints: another account begins anew, another token is tried at once. */
  source: string;
  credential: string;
  written?: CachedMetrics;
  writtenAt: number;
}

export function newState(source: string, credential: string): ProfileState {
  return {
    total: null,
    precision: 1,
    refreshedAt: null,
    history: [],
    nextAt: 0,
    usedPercent: 0,
    latencyMs: 0,
    triedAt: 0,
    source,
    credential,
    writtenAt: 0,
  };
}

/** What readers get of it. */
export function toCached(profile: Profile, state: ProfileState, dayAgo: number | null): CachedMetrics {
  return {
    total: state.total,
    profile: profile.profile,
    name: nameOf(profile),
    network: profile.network,
    refreshedAt: state.refreshedAt,
    precision: state.precision,
    dayAgo,
    ...(state.failure !== undefined && { failure: state.failure }),
  };
}
