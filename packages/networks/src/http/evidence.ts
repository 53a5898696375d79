import type { JsonObject } from "../network.ts";
import type { HttpOutcome } from "./answer.ts";

const TELLING_HEADERS = [
  "content-type",
  "location",
  "retry-after",
  "ratelimit-limit",
  "ratelimit-remaining",
  "ratelimit-reset",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
  "x-rate-limit-limit",
  "x-rate-limit-remaining",
  "x-rate-limit-reset",
  "x-app-limit-24hour-remaining",
  "x-app-limit-24hour-reset",
  "x-user-limit-24hour-remaining",
  "x-user-limit-24hour-reset",
  "x-request-id",
];

/** What the ledger keeps of an outcome: never a request header, never the body of a success. */
export function toEvidence(call: string, outcome: HttpOutcome): JsonObject {
  if (outcome.type === "failure") return { call, sent: outcome.sent, code: outcome.code };
  const evidence: JsonObject = { call, status: outcome.status };
  for (const name of TELLING_HEADERS) {
    const value = outcome.headers.get(name);
    if (value !== null) evidence[name] = value;
  }
  if (outcome.bodyProblem !== undefined) evidence["body"] = outcome.bodyProblem;
  if (outcome.excerpt !== "") evidence["excerpt"] = outcome.excerpt;
  return evidence;
}
