import { type Context, Hono } from "hono";
import { matchesChallenge } from "../consent/matches-challenge.ts";
import { readBasic } from "../consent/read-basic.ts";
import type { YoutubeState } from "./state.ts";
import {
  ACCESS_SECONDS,
  findRefresh,
  issueAccess,
  issueRefresh,
  revokeToken,
  TESTING_SECONDS,
} from "./tokens.ts";
import type { Code, Grant } from "./types.ts";

export const CLIENT_SECRET = "sandbox-secret";

type Form = { [name: string]: string };
type Failure = { error: string; error_description: string };

/** `POST /token` and `/revoke` of oauth2.googleapis.com. */
export function createTokenRoutes(state: YoutubeState): Hono {
  const routes = new Hono();
  const fail = (context: Context, status: 400 | 401, error: string, error_description: string) =>
    context.json<Failure>({ error, error_description }, status);

  routes.post("/token", async (context) => {
    const form = await readForm(context);
    const clientId = readClient(context, form);
    if (clientId === undefined) return fail(context, 401, "invalid_client", "Unauthorized");
    if (form["grant_type"] === "authorization_code") {
      const code = redeemCode(state, form, clientId);
      if (code === undefined) return fail(context, 400, "invalid_grant", "Malformed auth code.");
      const refresh = code.isOffline
        ? {
            refresh_token: issueRefresh(state, code.grant),
            ...(state.options.isTesting === true && { refresh_token_expires_in: TESTING_SECONDS }),
          }
        : {};
      return context.json({ ...toAnswer(state, code.grant), ...refresh });
    }
    if (form["grant_type"] !== "refresh_token")
      return fail(context, 400, "unsupported_grant_type", `Invalid grant_type: ${form["grant_type"] ?? ""}`);
    const grant = findRefresh(state, form["refresh_token"] ?? "", clientId);
    if (grant === undefined) return fail(context, 400, "invalid_grant", "Token has been expired or revoked.");
    return context.json(toAnswer(state, grant));
  });

  routes.post("/revoke", async (context) => {
    const token = context.req.query("token") ?? (await readForm(context))["token"] ?? "";
    return revokeToken(state, token)
      ? context.json({})
      : fail(context, 400, "invalid_token", "Token expired or revoked");
  });

  return routes;
}

function redeemCode(state: YoutubeState, form: Form, clientId: string): Code | undefined {
  const value = form["code"] ?? "";
  const code = state.codes.get(value);
  state.codes.delete(value);
  if (code === undefined || code.expiresAt <= state.now() || code.grant.clientId !== clientId)
    return undefined;
  if (code.redirectUri !== form["redirect_uri"]) return undefined;
  return matchesChallenge(form["code_verifier"] ?? "", code.challenge) ? code : undefined;
}

function toAnswer(state: YoutubeState, grant: Grant) {
  return {
    access_token: issueAccess(state, grant),
    expires_in: ACCESS_SECONDS,
    scope: grant.scopes.join(" "),
    token_type: "Bearer",
  };
}

function readClient(context: Context, form: Form): string | undefined {
  const basic = readBasic(context.req.header("authorization"));
  const secret = basic?.clientSecret ?? form["client_secret"];
  return secret === CLIENT_SECRET ? (basic?.clientId ?? form["client_id"]) : undefined;
}

async function readForm(context: Context): Promise<Form> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
