import { NetworkError, type NetworkErrorKind } from "../network-error.ts";
import type { HttpOutcome, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readRetryAt } from "../http/reset-time.ts";

interface Rule {
  kind: NetworkErrorKind;
  message: string;
}

const EXPIRED: Rule = { kind: "expired", message: "Bluesky's session has expired." };
const SIGN_IN: Rule = {
  kind: "reconnect",
  message: "Bluesky no longer accepts this sign-in. Connect the account again.",
};
const REFUSED: Rule = { kind: "refused", message: "Bluesky does not accept this post." };

/** The `error` names of the PDS that prove that nothing was written (source: @atproto/pds 0.5, @atproto/xrpc-server). */
const BY_NAME = new Map<string, Rule>(
  Object.entries({
    ExpiredToken: EXPIRED,
    // Signed with a key the server has since changed: a new session helps.
    InvalidToken: EXPIRED,
    AuthMissing: SIGN_IN,
    AuthenticationRequired: SIGN_IN,
    AccountNotFound: SIGN_IN,
    RepoNotFound: SIGN_IN,
    AuthFactorTokenRequired: {
      kind: "reconnect",
      message: "This account asks for a code by mail. Use an app password instead.",
    },
    AccountTakedown: { kind: "reconnect", message: "Bluesky has taken this account down." },
    AccountDeactivated: { kind: "reconnect", message: "This Bluesky account is deactivated." },
    // The files were uploaded too long ago and are gone: the next attempt uploads them again.
    BlobNotFound: {
      kind: "not-sent",
      message: "Bluesky has dropped the uploaded files; they are uploaded again.",
    },
    InvalidMimeType: { kind: "refused", message: "Bluesky does not take this kind of file." },
    InvalidSize: { kind: "refused", message: "A file is too large for Bluesky." },
    BlobTooLarge: { kind: "refused", message: "A file is too large for Bluesky." },
    PayloadTooLarge: { kind: "refused", message: "A file is too large for Bluesky." },
    InvalidRequest: REFUSED,
    InvalidRecord: REFUSED,
    // Something stands at our own key already: very likely our own post.
    InvalidSwap: { kind: "unknown", message: "Bluesky already holds a post under this key." },
  }),
);

/** The three outcomes, from the status and the network's own error name alone. */
export function classifyBluesky(call: string, outcome: HttpOutcome, phase: Phase, now: number): NetworkError {
  const evidence = toEvidence(call, outcome);
  const doubt: NetworkErrorKind = phase === "commit" ? "unknown" : "not-sent";
  if (outcome.type === "failure") {
    const kind = outcome.sent ? doubt : "not-sent";
    const message = outcome.sent ? "Bluesky's server gave no answer." : "Bluesky's server can't be reached.";
    return new NetworkError({ kind, code: outcome.code, message, evidence, cause: outcome.cause });
  }
  const { status } = outcome;
  if (status === 429) {
    const retryAt = readRetryAt(outcome.headers, "ratelimit-reset", now);
    return new NetworkError({
      kind: "rate-limited",
      code: "RateLimitExceeded",
      message: "Bluesky asks for a pause.",
      status,
      retryAt,
      evidence,
    });
  }
  const name = readErrorName(outcome.json);
  const rule = status >= 400 && status < 500 && name !== undefined ? BY_NAME.get(name) : undefined;
  if (rule !== undefined) return new NetworkError({ ...rule, code: name ?? "", status, evidence });
  const code = name ?? outcome.bodyProblem ?? `HTTP_${status}`;
  return new NetworkError({
    kind: doubt,
    code,
    message: "Bluesky's server answered something unexpected.",
    status,
    evidence,
  });
}

function readErrorName(json: unknown): string | undefined {
  if (typeof json !== "object" || json === null || !("error" in json)) return undefined;
  return typeof json.error === "string" ? json.error : undefined;
}
