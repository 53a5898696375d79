import type { JsonObject } from "./network.ts";

/**
 * What the caller must do next; nothing else is read from a network's failure.
 * - `not-sent`: nothing became public; try again later.
 * - `rate-limited`: nothing became public; not before `retryAt`.
 * - `expired`: nothing became public; refresh the credentials and repeat.
 * - `reconnect`: the credentials are dead; only the account's owner can help.
 * - `refused`: the network will never take this content.
 * - `unknown`: it may or may not be public; reconcile before anything else.
 */
export type NetworkErrorKind = "not-sent" | "rate-limited" | "expired" | "reconnect" | "refused" | "unknown";

export interface NetworkErrorDetails {
  kind: NetworkErrorKind;
  /** The network's own code, e.g. `ExpiredToken`, or ours in capitals, e.g. `NOT_JSON`. */
  code: string;
  /** One sentence for the person who wrote the post. */
  message: string;
  /** HTTP status, when there was an answer. */
  status?: number;
  /** Not before this instant (ms since the epoch): the network's own reset time. */
  retryAt?: number;
  /** Facts for the ledger: status, headers that matter, an excerpt of the body. Never credentials. */
  evidence?: JsonObject;
  cause?: unknown;
}

/** The only error a network throws. `kind` alone drives what happens next. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly kind: NetworkErrorKind;
  readonly code: string;
  readonly status: number | undefined;
  readonly retryAt: number | undefined;
  readonly evidence: JsonObject;

  constructor(details: NetworkErrorDetails) {
    super(details.message, { cause: details.cause });
    this.kind = details.kind;
    this.code = details.code;
    this.status = details.status;
    this.retryAt = details.retryAt;
    this.evidence = details.evidence ?? {};
  }
}
