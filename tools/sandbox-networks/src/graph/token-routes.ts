import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { badParameter, deadToken } from "./graph-error.ts";
import { APP_NAME, type GraphState, SANDBOX_META_APP } from "./graph-state.ts";
import { findToken, mintToken } from "./mint-token.ts";
import { type GraphParams, readParams, readText } from "./read-params.ts";
import { redeemCode } from "./redeem-code.ts";
import type { GraphToken } from "./types.ts";

const HOUR_MS = 3_600_000;
export const LONG_LIVED_MS = 60 * 24 * HOUR_MS;

/** `/oauth/access_token` and `/debug_token` of graph.facebook.com [doc access-tokens/get-long-lived]. */
export function createTokenRoutes(state: GraphState): Hono {
  const routes = new Hono();
  routes.on(["GET", "POST"], "/oauth/access_token", async (context) => {
    const params = await readParams(context);
    const token = issueToken(state, params);
    const expires = token.expiresAt;
    return context.json({
      access_token: token.token,
      token_type: "bearer",
      ...(expires === undefined ? {} : { expires_in: Math.floor((expires - state.now()) / 1000) }),
    });
  });
  routes.get("/debug_token", async (context) => {
    const params = await readParams(context);
    authenticate(context, state, params);
    return context.json({ data: describeToken(state, readText(params, "input_token")) });
  });
  return routes;
}

function issueToken(state: GraphState, params: GraphParams): GraphToken {
  if (readText(params, "client_id") !== SANDBOX_META_APP.clientId)
    throw badParameter("Error validating application. Cannot get application info due to a system error.");
  const grant = readText(params, "grant_type");
  if (readText(params, "client_secret") !== SANDBOX_META_APP.clientSecret)
    throw badParameter("Error validating client secret.");
  if (grant === "client_credentials") {
    const { clientId, clientSecret } = SANDBOX_META_APP;
    const token = `${clientId}|${clientSecret}`;
    return mintToken(state, { kind: "app", userId: clientId, scopes: [], longLived: true, token });
  }
  const now = state.now();
  if (grant === "fb_exchange_token") {
    const old = findToken(state, readText(params, "fb_exchange_token"));
    if (old === undefined || old.kind !== "user") throw deadToken();
    if (old.revoked !== undefined) throw deadToken(old.revoked);
    if (old.expiresAt !== undefined && old.expiresAt <= now) throw deadToken(463);
    const { kind, userId, scopes } = old;
    return mintToken(state, { kind, userId, scopes, longLived: true, expiresAt: now + LONG_LIVED_MS });
  }
  const { userId, scopes } = redeemCode(state, readText(params, "code"), readText(params, "redirect_uri"));
  return mintToken(state, { kind: "user", userId, scopes, longLived: false, expiresAt: now + HOUR_MS });
}

/** [doc graph-api/reference/debug_token] */
function describeToken(state: GraphState, text: string) {
  const token = findToken(state, text);
  const app = { app_id: SANDBOX_META_APP.clientId, application: APP_NAME };
  if (token === undefined) {
    return {
      ...app,
      is_valid: false,
      scopes: [],
      error: { code: 190, message: "Invalid OAuth access token." },
    };
  }
  const { kind, userId, subjectId, scopes, issuedAt, expiresAt = 0 } = token;
  const isExpired = expiresAt !== 0 && expiresAt <= state.now();
  return {
    ...app,
    type: kind.toUpperCase(),
    is_valid: token.revoked === undefined && !isExpired,
    issued_at: Math.floor(issuedAt / 1000),
    expires_at: Math.floor(expiresAt / 1000),
    data_access_expires_at: Math.floor((issuedAt + 90 * 24 * HOUR_MS) / 1000),
    scopes,
    user_id: userId,
    ...(subjectId === undefined ? {} : { profile_id: subjectId }),
  };
}
