/** Why a reading failed. What each asks of people: `auth` a new token, `quota` patience or money, the others nothing. */
export type FailureKind = "auth" | "rate-limit" | "quota" | "upstream" | "timeout" | "invalid";

/** What is known of the failures since the last good reading. */
export interface Failure {
  kind: FailureKind;
  /** The platform's own code, e.g. `GRAPH_190`, or ours, e.g. `NOT_JSON`. Never a token. */
  code: string;
  /** Of the last failure (ms since the epoch). */
  at: number;
  /** Of the first since the last good reading. */
  since: number;
  /** How many in a row. */
  count: number;
  /** The platform asks for no call before. */
  retryAt?: number;
}

export type NewFailure = Pick<Failure, "kind" | "code" | "retryAt">;

/** One more failure after those before it; a stated end that is later still holds. */
export function addFailure(before: Failure | undefined, failure: NewFailure, now: number): Failure {
  const retryAt = Math.max(failure.retryAt ?? 0, before?.retryAt ?? 0);
  return {
    kind: failure.kind,
    code: failure.code,
    at: now,
    since: before?.since ?? now,
    count: (before?.count ?? 0) + 1,
    ...(retryAt > now && { retryAt }),
  };
}

/** What a network's error tells; the shape of `NetworkError`. */
export interface NetworkTrouble {
  kind: "not-sent" | "rate-limited" | "expired" | "reconnect" | "refused" | "unknown";
  code: string;
  status?: number | undefined;
  retryAt?: number | undefined;
}

const TIMEOUTS = new Set([
  "TIMEOUT",
  "ABORTED",
  "ETIMEDOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
const QUOTAS = new Set(["quotaExceeded", "dailyLimitExceeded", "usage-capped", "credits-depleted"]);
const BODIES = new Set(["UNEXPECTED_ANSWER", "NOT_JSON", "EMPTY", "CUT_OFF", "TOO_LONG", "INVALID_TOTAL"]);

/** A network's error in the ticker's words. */
export function toFailure(trouble: NetworkTrouble): NewFailure {
  const { code, retryAt } = trouble;
  return { kind: kindOf(trouble), code, ...(retryAt !== undefined && { retryAt }) };
}

function kindOf({ kind, code, status }: NetworkTrouble): FailureKind {
  if (QUOTAS.has(code)) return "quota";
  if (kind === "rate-limited" || status === 429) return "rate-limit";
  if (kind === "expired" || kind === "reconnect") return "auth";
  if (TIMEOUTS.has(code)) return "timeout";
  if (status === undefined && !BODIES.has(code)) return kind === "refused" ? "invalid" : "upstream";
  if (BODIES.has(code) || kind === "refused") return "invalid";
  return "upstream";
}
