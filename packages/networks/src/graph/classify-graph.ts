import { NetworkError, type NetworkErrorKind } from "../network-error.ts";
import type { HttpOutcome, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readRetryAt } from "../http/reset-time.ts";
import { type GraphError, readGraphError } from "./read-graph-error.ts";
import { readRegain } from "./read-usage.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Rule {
  kind: NetworkErrorKind | "doubt";
  message: string;
  waitMs?: number;
}

const LATER: Rule = { kind: "doubt", message: "Meta has a problem of its own." };
const PAUSE: Rule = { kind: "rate-limited", message: "Meta asks for a pause.", waitMs: 5 * MINUTE_MS };
const RENEW: Rule = { kind: "not-sent", message: "Meta wants the files once more." };
const RECONNECT: Rule = {
  kind: "reconnect",
  message: "Meta no longer lets planrrr speak for this account. Connect it again.",
};

/** The subcode says more than the code [doc Instagram error codes of 2 June 2026, video error codes, error handling]. */
const BY_SUBCODE: { [subcode: number]: Rule } = {
  1363019: RENEW,
  1363030: RENEW,
  1363037: RENEW,
  // The upload session has ended: it may have ended well.
  1363041: { kind: "doubt", message: "Meta has closed this upload." },
  2207001: LATER,
  2207032: LATER,
  2207053: LATER,
  2207003: RENEW,
  2207006: RENEW,
  2207008: RENEW,
  2207020: RENEW,
  2207052: { kind: "not-sent", message: "Meta could not fetch a file from planrrr." },
  2207027: { kind: "not-sent", message: "Instagram is still working on a file.", waitMs: MINUTE_MS / 2 },
  2207042: {
    kind: "rate-limited",
    message: "Instagram takes no more posts of this account today.",
    waitMs: HOUR_MS,
  },
  2207050: RECONNECT,
  // The post may be live all the same: always ask.
  2207051: { kind: "doubt", message: "Instagram takes this for spam, or says so." },
};

const BY_CODE: { [code: number]: Rule } = {
  [-2]: LATER,
  [-1]: LATER,
  1: LATER,
  2: LATER,
  4: PAUSE,
  17: PAUSE,
  32: PAUSE,
  341: PAUSE,
  613: PAUSE,
  368: { kind: "rate-limited", message: "Meta has blocked this account for a while.", waitMs: HOUR_MS },
  10: RECONNECT,
  102: RECONNECT,
  190: RECONNECT,
  506: { kind: "refused", message: "The last post says the very same." },
};

/** The outcomes, from Meta's codes alone; its words are only shown. */
export function classifyGraph(call: string, outcome: HttpOutcome, phase: Phase, now: number): NetworkError {
  const evidence = toEvidence(call, outcome);
  const doubt: NetworkErrorKind = phase === "commit" ? "unknown" : "not-sent";
  if (outcome.type === "failure") {
    const kind = outcome.sent ? doubt : "not-sent";
    const message = outcome.sent ? "Meta gave no answer." : "Meta can't be reached.";
    return new NetworkError({ kind, code: outcome.code, message, evidence, cause: outcome.cause });
  }
  const { status, headers } = outcome;
  const error = readGraphError(outcome);
  if (error === undefined) {
    const code =
      status >= 200 && status < 300 ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
    const message = "Meta answered something unexpected.";
    return new NetworkError({ kind: doubt, code, message, status, evidence });
  }
  const rule = ruleOf(error, status);
  const kind = rule.kind === "doubt" ? doubt : rule.kind;
  const wait = rule.waitMs === undefined ? undefined : now + rule.waitMs;
  const named = headers.has("retry-after")
    ? readRetryAt(headers, "retry-after", now)
    : readRegain(headers, now);
  const retryAt = kind === "rate-limited" ? (named ?? wait) : wait;
  return new NetworkError({
    kind,
    code: codeOf(error),
    message: withWords(rule.message, error),
    status,
    ...(retryAt === undefined ? {} : { retryAt }),
    evidence,
  });
}

function ruleOf(error: GraphError, status: number): Rule {
  const { code, error_subcode: subcode = 0, is_transient: isTransient } = error;
  const known = BY_SUBCODE[subcode] ?? BY_CODE[code];
  if (known !== undefined) return known;
  if (code >= 200 && code <= 299) return RECONNECT;
  if (code >= 80_000 && code <= 80_014) return PAUSE;
  if (status === 429) return PAUSE;
  if (isTransient || status >= 500) return LATER;
  return { kind: "refused", message: "Meta does not accept this post." };
}

/** `GRAPH_4_2207051`: Meta's code and subcode. */
function codeOf({ code, error_subcode: subcode }: GraphError): string {
  return subcode === undefined ? `GRAPH_${code}` : `GRAPH_${code}_${subcode}`;
}

function withWords(message: string, { error_user_msg: shown, message: words }: GraphError): string {
  const said = shown ?? words;
  return said === "" ? message : `${message} It says: ${said}`;
}

/** What is asked about does not exist, or not for us. */
export function isGone(error: unknown): boolean {
  return error instanceof NetworkError && error.code === "GRAPH_100_33";
}
