import { z } from "zod";
import type { Answer, HttpOutcome, Phase } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { readRetryAt } from "../http/reset-time.ts";
import { NetworkError, type NetworkErrorDetails } from "../network-error.ts";
import { nextMidnightPacific } from "./next-midnight-pacific.ts";

/** Every error of a Google API has this shape; the first `reason` decides, `message` is only shown. */
const Failure = z.object({
  error: z.object({
    message: z.string().catch(""),
    errors: z.array(z.object({ reason: z.string() })).catch([]),
    details: z
      .array(z.object({ metadata: z.object({ quota_limit: z.string() }).optional().catch(undefined) }))
      .catch([]),
  }),
});
type Failure = z.infer<typeof Failure>["error"];

/** Until midnight Pacific nothing helps. */
const DAILY = ["quotaExceeded", "dailyLimitExceeded", "uploadLimitExceeded"];
const PAUSE = ["rateLimitExceeded", "userRateLimitExceeded"];
/** Only the account's owner can help. */
const OWNER = [
  "insufficientPermissions",
  "accountDelegationForbidden",
  "authenticatedUserAccountClosed",
  "authenticatedUserAccountSuspended",
  "authenticatedUserNotChannel",
  "channelClosed",
  "channelSuspended",
  "youtubeSignupRequired",
];
/** The upload's own steps got out of line: the bytes are asked for again. */
const OUT_OF_STEP = ["badRequest"];

export function classifyYoutube(call: string, outcome: HttpOutcome, phase: Phase, now: number): NetworkError {
  const evidence = toEvidence(call, outcome);
  const doubt = phase === "commit" ? "unknown" : "not-sent";
  if (outcome.type === "failure") {
    const kind = outcome.sent ? doubt : "not-sent";
    const message = outcome.sent ? "YouTube gave no answer." : "YouTube can't be reached.";
    return new NetworkError({ kind, code: outcome.code, message, evidence, cause: outcome.cause });
  }
  const { status } = outcome;
  const failure = Failure.safeParse(outcome.json).data?.error;
  const known = failure === undefined && status !== 429 ? undefined : decide(outcome, failure, now);
  if (known !== undefined) return new NetworkError({ ...known, status, evidence });
  const isSuccess = status >= 200 && status < 300;
  const code = isSuccess ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
  const message = "YouTube answered something unexpected.";
  return new NetworkError({ kind: doubt, code, message, status, evidence });
}

function decide(
  { status, headers }: Answer,
  failure: Failure | undefined,
  now: number,
): NetworkErrorDetails | undefined {
  const reason = failure?.errors[0]?.reason ?? `HTTP_${status}`;
  const isDaily =
    DAILY.includes(reason) ||
    failure?.details.some(({ metadata }) => metadata?.quota_limit.includes("PerDay"));
  if (isDaily === true) {
    const message = `${reason === "uploadLimitExceeded" ? "This channel" : "planrrr's app"} has used up what YouTube allows in a day. It goes on after midnight in California.`;
    return { kind: "rate-limited", code: reason, message, retryAt: nextMidnightPacific(now) };
  }
  if (status === 429 || PAUSE.includes(reason)) {
    const retryAt = readRetryAt(headers, "retry-after", now);
    return { kind: "rate-limited", code: reason, message: "YouTube asks for a pause.", retryAt };
  }
  if (OWNER.includes(reason)) {
    const message = "YouTube does not allow this channel or sign-in to publish. Connect the account again.";
    return { kind: "reconnect", code: reason, message };
  }
  if (status === 401)
    return { kind: "expired", code: reason, message: "YouTube no longer accepts this token." };
  if (OUT_OF_STEP.includes(reason))
    return { kind: "not-sent", code: reason, message: "The upload got out of step." };
  if ([400, 403, 404, 413, 422].includes(status)) {
    const words = failure === undefined || failure.message === "" ? "" : ` It says: ${failure.message}`;
    return { kind: "refused", code: reason, message: `YouTube does not accept this.${words}` };
  }
  return undefined;
}
