import { z } from "zod";
import type { HttpOutcome } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { requestForm } from "../http/request-form.ts";
import { READ_TIMEOUT_MS } from "../http/request-json.ts";
import { readRetryAt } from "../http/reset-time.ts";
import type { NetworkIo, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toAddresses } from "./addresses.ts";

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
  /** Seconds; only while the project is in "Testing". */
  refresh_token_expires_in: z.number().positive().optional(),
  scope: z.string().default(""),
});
export type Tokens = z.infer<typeof Tokens>;
const Failure = z.object({ error: z.string() });
/** Google says these of a code or token that is dead, and of an app that is wrong; anything else may pass. */
const DEAD = ["invalid_grant", "invalid_client", "unauthorized_client", "invalid_request", "invalid_scope"];

/** `POST /token`: for a code, or for a refresh token, which stays the same. */
export async function callToken(
  io: NetworkIo,
  service: string,
  app: OAuthApp,
  form: { [name: string]: string },
): Promise<Tokens> {
  const url = new URL(toAddresses(service).token);
  const whole = { ...form, client_id: app.clientId, client_secret: app.clientSecret };
  const outcome = await requestForm(io, { url, timeoutMs: READ_TIMEOUT_MS, form: whole });
  const parsed =
    outcome.type === "answer" && outcome.status === 200 ? Tokens.safeParse(outcome.json) : undefined;
  if (parsed?.success === true) return parsed.data;
  throw classifyToken(outcome, io.now());
}

function classifyToken(outcome: HttpOutcome, now: number): NetworkError {
  const evidence = toEvidence("POST token", outcome);
  if (outcome.type === "failure") {
    const message = outcome.sent ? "Google gave no answer." : "Google can't be reached.";
    return new NetworkError({
      kind: "not-sent",
      code: outcome.code,
      message,
      evidence,
      cause: outcome.cause,
    });
  }
  const { status } = outcome;
  if (status === 429) {
    const retryAt = readRetryAt(outcome.headers, "retry-after", now);
    const message = "Google asks for a pause.";
    return new NetworkError({ kind: "rate-limited", code: "HTTP_429", message, status, retryAt, evidence });
  }
  const failure = Failure.safeParse(outcome.json);
  if (failure.success && DEAD.includes(failure.data.error)) {
    const message = "Google no longer accepts this sign-in. Connect the account again.";
    return new NetworkError({ kind: "reconnect", code: failure.data.error, message, status, evidence });
  }
  const code = status === 200 ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
  const message = "Google answered something unexpected.";
  return new NetworkError({ kind: "not-sent", code, message, status, evidence });
}
