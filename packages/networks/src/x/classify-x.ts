import { z } from "zod";
import { NetworkError, type NetworkErrorDetails } from "../network-error.ts";
import type { Answer, HttpOutcome, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readHoldUntil } from "./read-windows.ts";

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;

/** v2's problem+json: `type` says what is wrong, `about:blank` leaves it to the status. */
const Problem = z.object({
  type: z.string().default("about:blank"),
  title: z.string().default(""),
  detail: z.string().default(""),
  errors: z.array(z.object({ message: z.string() })).catch([]),
});
type Problem = z.infer<typeof Problem>;

/** The outcomes, from the status and the problem's type; its words are only shown. */
export function classifyX(call: string, outcome: HttpOutcome, phase: Phase, now: number): NetworkError {
  const evidence = toEvidence(call, outcome);
  const doubt = phase === "commit" ? "unknown" : "not-sent";
  if (outcome.type === "failure") {
    const message = outcome.sent ? "X gave no answer." : "X can't be reached.";
    const kind = outcome.sent ? doubt : "not-sent";
    return new NetworkError({ kind, code: outcome.code, message, evidence, cause: outcome.cause });
  }
  const { status } = outcome;
  const problem = readProblem(outcome);
  const known = problem === undefined && status !== 429 ? undefined : decide(outcome, problem, phase, now);
  if (known !== undefined) return new NetworkError({ ...known, status, evidence });
  const isSuccess = status >= 200 && status < 300;
  const code = isSuccess ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
  const message = "X answered something unexpected.";
  return new NetworkError({ kind: doubt, code, message, status, evidence });
}

/** What X itself says; from a proxy in between a status proves nothing. */
function decide(
  { status, headers }: Answer,
  problem: Problem | undefined,
  phase: Phase,
  now: number,
): NetworkErrorDetails | undefined {
  const words = problem?.errors[0]?.message ?? problem?.detail ?? "";
  const said = (text: string): string =>
    words === "" || words === problem?.title ? text : `${text} It says: ${words}`;
  const type = problem?.type.slice(problem.type.lastIndexOf("/") + 1);
  if (status === 429 && type === "usage-capped") {
    const message = "X reads no more for planrrr's app this month.";
    return { kind: "rate-limited", code: "USAGE_CAPPED", message, retryAt: now + HOUR_MS };
  }
  if (status === 429) {
    const retryAt = readHoldUntil(headers) ?? now + QUARTER_MS;
    return { kind: "rate-limited", code: "HTTP_429", message: "X asks for a pause.", retryAt };
  }
  // Nothing is wrong with the post: as soon as somebody has paid, it can go.
  if (status === 402) {
    const message = "X's credits are used up. Add some at console.x.com; planrrr tries again every hour.";
    return { kind: "rate-limited", code: "CREDITS_EXHAUSTED", message, retryAt: now + HOUR_MS };
  }
  if (status === 401)
    return { kind: "expired", code: "HTTP_401", message: "X no longer accepts this token." };
  if (status === 403 && phase !== "commit") {
    const message = said("X does not allow this. Connect the account again.");
    return { kind: "reconnect", code: "HTTP_403", message };
  }
  if ([400, 403, 404, 413, 422].includes(status))
    return { kind: "refused", code: codeOf(status, type), message: said("X does not accept this post.") };
  return undefined;
}

const codeOf = (status: number, type: string | undefined): string =>
  type === undefined || type === "about:blank" ? `HTTP_${status}` : type.replaceAll("-", "_").toUpperCase();

function readProblem({ json }: Answer): Problem | undefined {
  const parsed = Problem.safeParse(json);
  return parsed.success && (parsed.data.title !== "" || parsed.data.detail !== "") ? parsed.data : undefined;
}
