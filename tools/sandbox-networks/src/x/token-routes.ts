import { type Context, Hono } from "hono";
import { matchesChallenge } from "../consent/matches-challenge.ts";
import { readBasic } from "../consent/read-basic.ts";
import type { XState } from "./state.ts";
import { ACCESS_SECONDS, createGrant, issueTokens, revokeToken, rotateTokens } from "./tokens.ts";
import type { XGrant, XTokens } from "./types.ts";

/** Of any confidential client here; a public client sends its id in the body and no secret. */
export const CLIENT_SECRET = "sandbox-secret";

type Form = { [name: string]: string };
type Failure = { error: string; error_description: string };

/** `POST /2/oauth2/token` and `/2/oauth2/revoke`, docs.x.com/fundamentals/authentication/oauth-2-0. */
export function createTokenRoutes(state: XState): Hono {
  const routes = new Hono();
  const fail = (context: Context, status: 400 | 401, error: string, error_description: string) =>
    context.json<Failure>({ error, error_description }, status);

  routes.post("/token", async (context) => {
    const form = await readForm(context);
    const clientId = readClient(context, form);
    if (clientId === undefined)
      return fail(context, 401, "unauthorized_client", "Missing valid authorization header");
    if (form["grant_type"] === "authorization_code") {
      const grant = redeemCode(state, form, clientId);
      return grant === undefined
        ? fail(context, 400, "invalid_request", "Value passed for the authorization code was invalid.")
        : context.json(toAnswer(grant, issueTokens(state, grant)));
    }
    if (form["grant_type"] !== "refresh_token")
      return fail(context, 400, "unsupported_grant_type", "Value passed for the grant type was invalid.");
    const rotated = rotateTokens(state, form["refresh_token"] ?? "", clientId);
    if (rotated === "unknown")
      return fail(context, 400, "invalid_request", "Value passed for the token was invalid.");
    if (rotated === "reused")
      return fail(context, 400, "invalid_grant", "The refresh token has been used before.");
    return context.json(toAnswer(rotated.grant, rotated.tokens));
  });

  routes.post("/revoke", async (context) => {
    const form = await readForm(context);
    if (readClient(context, form) === undefined)
      return fail(context, 401, "unauthorized_client", "Missing valid authorization header");
    return revokeToken(state, form["token"] ?? "")
      ? context.json({ revoked: true })
      : fail(context, 400, "invalid_request", "Value passed for the token was invalid.");
  });

  return routes;
}

function redeemCode(state: XState, form: Form, clientId: string): XGrant | undefined {
  const value = form["code"] ?? "";
  const code = state.codes.get(value);
  state.codes.delete(value);
  if (code === undefined || code.expiresAt <= state.now() || code.clientId !== clientId) return undefined;
  if (code.redirectUri !== form["redirect_uri"]) return undefined;
  if (!matchesChallenge(form["code_verifier"] ?? "", code.challenge)) return undefined;
  return createGrant(code.accountId, clientId, code.scopes);
}

/** Only who asked for `offline.access` can refresh. */
function toAnswer(grant: XGrant, { accessToken, refreshToken }: XTokens) {
  return {
    token_type: "bearer",
    expires_in: ACCESS_SECONDS,
    access_token: accessToken,
    scope: grant.scopes.join(" "),
    ...(grant.scopes.includes("offline.access") && { refresh_token: refreshToken }),
  };
}

function readClient(context: Context, form: Form): string | undefined {
  const header = context.req.header("authorization");
  if (header === undefined) return form["client_id"] || undefined;
  const basic = readBasic(header);
  return basic?.clientSecret === CLIENT_SECRET ? basic.clientId : undefined;
}

async function readForm(context: Context): Promise<Form> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
