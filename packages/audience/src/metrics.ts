import type { FailureKind } from "./failure.ts";
import type { Precision } from "./precision.ts";

/** What `GET /api/metrics` answers. A number that is there is whole and never of a failure's making. */
export interface Metrics {
  /** Null until the very first good reading. */
  total: number | null;
  /** The profile's key in the configuration. */
  profile: string;
  /** What people call it: `Metabolic Reset`, `@handle`. */
  name: string;
  /** `instagram`, `youtube`, …, or `json`. */
  network: string;
  /** When `total` was read last (ISO 8601, UTC); null until then. */
  refreshedAt: string | null;
  /** Older than it should be: the reason stands in `error`, when there is one. */
  stale: boolean;
  error: MetricsError | null;
  /** 1 is exact; 10,000 means that `total` is known in steps of 10,000. */
  precision: Precision;
  /** How many there were a day ago, for "37 more than yesterday"; null while nobody knows. */
  dayAgo: number | null;
}

export interface MetricsError {
  kind: FailureKind;
  code: string;
  /** Of the last failure (ISO 8601, UTC). */
  at: string;
  /** Failures in a row. */
  count: number;
}
