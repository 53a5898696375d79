import { z } from "zod";
import type { HttpOutcome } from "../http/answer.ts";
import { toEvidence } from "../http/evidence.ts";
import { READ_TIMEOUT_MS } from "../http/request-json.ts";
import { requestForm } from "../http/request-form.ts";
import type { NetworkIo, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { readHoldUntil } from "./read-windows.ts";
import type { XCredentials } from "./credentials.ts";

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
  scope: z.string().default(""),
});
const Failure = z.object({ error: z.string() });
const MINUTE_MS = 60_000;

/** `POST /2/oauth2/token`: for a code, or for the one refresh token that is good. */
export async function callToken(
  io: NetworkIo,
  service: string,
  app: OAuthApp,
  form: { [name: string]: string },
): Promise<{ credentials: XCredentials; scopes: string[] }> {
  const outcome = await requestForm(io, {
    url: new URL("/2/oauth2/token", service),
    timeoutMs: READ_TIMEOUT_MS,
    app,
    form: { ...form, client_id: app.clientId },
  });
  const parsed =
    outcome.type === "answer" && outcome.status === 200 ? Tokens.safeParse(outcome.json) : undefined;
  if (parsed?.success !== true) throw classifyToken(outcome, io.now());
  const { access_token: accessToken, refresh_token: refreshToken, expires_in, scope } = parsed.data;
  const expiresAt = io.now() + expires_in * 1000;
  return {
    credentials: { accessToken, expiresAt, ...(refreshToken !== undefined && { refreshToken }) },
    scopes: scope.split(" "),
  };
}

/** X says `invalid_request` of a token that is spent, revoked or unknown, and `invalid_grant` of a stolen one: all are dead. */
function classifyToken(outcome: HttpOutcome, now: number): NetworkError {
  const evidence = toEvidence("POST /2/oauth2/token", outcome);
  if (outcome.type === "failure") {
    const message = outcome.sent ? "X gave no answer." : "X can't be reached.";
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
    const retryAt = readHoldUntil(outcome.headers) ?? now + MINUTE_MS;
    const message = "X asks for a pause.";
    return new NetworkError({ kind: "rate-limited", code: "HTTP_429", message, status, retryAt, evidence });
  }
  const failure = Failure.safeParse(outcome.json);
  if (failure.success && (status === 400 || status === 401)) {
    const message = "X no longer accepts this sign-in. Connect the account again.";
    return new NetworkError({ kind: "reconnect", code: failure.data.error, message, status, evidence });
  }
  const code = status === 200 ? (outcome.bodyProblem ?? "UNEXPECTED_ANSWER") : `HTTP_${status}`;
  const message = "X answered something unexpected.";
  return new NetworkError({ kind: "not-sent", code, message, status, evidence });
}
