import { NetworkError, type NetworkErrorKind } from "../network-error.ts";
import type { Answer, HttpOutcome, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readRetryAt } from "../http/reset-time.ts";

/** The statuses with which Mastodon itself says that it did nothing; from a proxy in between they prove nothing. */
const BY_STATUS: { [status: number]: { kind: NetworkErrorKind; message: string } } = {
  400: { kind: "refused", message: "Mastodon does not understand this post." },
  401: { kind: "reconnect", message: "Mastodon no longer accepts this token. Connect the account again." },
  // Never about the text: the token lacks a scope, or the account is not confirmed, limited or disabled.
  403: { kind: "reconnect", message: "Mastodon does not allow this account or token to post." },
  404: { kind: "refused", message: "Mastodon does not know what this post refers to." },
  410: { kind: "refused", message: "What this post refers to is gone." },
  413: { kind: "refused", message: "A file is too large for this server." },
  422: { kind: "refused", message: "Mastodon does not accept this post." },
};

/** The three outcomes, from the status, the headers and the shape of the body; its words are only shown. */
export function classifyMastodon(
  call: string,
  outcome: HttpOutcome,
  phase: Phase,
  now: number,
): NetworkError {
  const evidence = toEvidence(call, outcome);
  const doubt: NetworkErrorKind = phase === "commit" ? "unknown" : "not-sent";
  if (outcome.type === "failure") {
    const kind = outcome.sent ? doubt : "not-sent";
    const message = outcome.sent ? "The server gave no answer." : "The server can't be reached.";
    return new NetworkError({ kind, code: outcome.code, message, evidence, cause: outcome.cause });
  }
  const { status } = outcome;
  if (status === 429) {
    const retryAt = readRetryAt(outcome.headers, "x-ratelimit-reset", now);
    return new NetworkError({
      kind: "rate-limited",
      code: "HTTP_429",
      message: "Mastodon asks for a pause.",
      status,
      retryAt,
      evidence,
    });
  }
  const words = readErrorWords(outcome);
  const rule = words === undefined && phase === "commit" ? undefined : BY_STATUS[status];
  if (rule !== undefined) {
    const message = words === undefined ? rule.message : `${rule.message} It says: ${words}`;
    return new NetworkError({ kind: rule.kind, code: `HTTP_${status}`, message, status, evidence });
  }
  const code =
    status >= 200 && status < 300 ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
  return new NetworkError({
    kind: doubt,
    code,
    message: "The server answered something unexpected.",
    status,
    evidence,
  });
}

/** Every error of Mastodon's own is JSON with an `error`. */
function readErrorWords({ json }: Answer): string | undefined {
  if (typeof json !== "object" || json === null || !("error" in json)) return undefined;
  return typeof json["error"] === "string" ? json["error"] : undefined;
}
