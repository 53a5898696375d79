import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { HttpOutcome } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readRetryAt } from "../http/reset-time.ts";
import { ask } from "./ask.ts";
import { pick } from "./pick.ts";
import type { SourceOf } from "./source.ts";
import { type PublicAudience, toAudience } from "./to-audience.ts";

/** Any address that answers JSON. */
export async function readJson(
  io: NetworkIo,
  { url, path, headers = {} }: SourceOf<"json">,
): Promise<PublicAudience> {
  const answer = await ask(io, new URL(url), headers, (call, outcome) => classify(call, outcome, io.now()));
  return toAudience(pick(answer, path));
}

/** Nothing is known of the server but what HTTP says. */
function classify(call: string, outcome: HttpOutcome, now: number): NetworkError {
  const evidence = toEvidence(call, outcome);
  const message = "The address did not answer with JSON.";
  if (outcome.type === "failure")
    return new NetworkError({ kind: "not-sent", code: outcome.code, message, evidence });
  const { status, headers } = outcome;
  if (status < 300) {
    const code = outcome.bodyProblem ?? "UNEXPECTED_ANSWER";
    return new NetworkError({ kind: "not-sent", code, message, status, evidence });
  }
  const code = `HTTP_${status}`;
  if (status === 429) {
    const retryAt = readRetryAt(headers, "retry-after", now);
    return new NetworkError({ kind: "rate-limited", code, message, status, retryAt, evidence });
  }
  if (status === 401 || status === 403)
    return new NetworkError({ kind: "reconnect", code, message, status, evidence });
  return new NetworkError({ kind: status < 500 ? "refused" : "not-sent", code, message, status, evidence });
}
