import { Hono } from "hono";
import { badParameter, deadToken, GraphError } from "../graph/graph-error.ts";
import { SANDBOX_META_APP } from "../graph/graph-state.ts";
import { findToken, mintToken } from "../graph/mint-token.ts";
import { type GraphParams, readParams, readText } from "../graph/read-params.ts";
import { redeemCode } from "../graph/redeem-code.ts";
import { LONG_LIVED_MS } from "../graph/token-routes.ts";
import type { GraphToken } from "../graph/types.ts";
import type { InstagramState } from "./types.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `POST https://api.instagram.com/oauth/access_token`: the code becomes an hour [doc business-login, step 2]. */
export function createCodeRoutes(state: InstagramState): Hono {
  const routes = new Hono();
  routes.post("/oauth/access_token", async (context) => {
    const params = await readParams(context);
    const refuse = (message: string) =>
      context.json({ error_type: "OAuthException", code: 400, error_message: message }, 400);
    const { clientId, clientSecret } = SANDBOX_META_APP;
    if (readText(params, "client_id") !== clientId) return refuse("Invalid platform app");
    if (readText(params, "client_secret") !== clientSecret) return refuse("Error validating client secret");
    if (readText(params, "grant_type") !== "authorization_code") return refuse("Invalid grant_type");
    try {
      const granted = redeemCode(state, readText(params, "code"), readText(params, "redirect_uri"));
      const account = state.instagrams.find(({ id }) => id === granted.userId);
      if (account === undefined) return refuse("Matching code was not found or was already used");
      const token = mintToken(state, {
        kind: "instagram",
        userId: account.ownerId,
        subjectId: account.id,
        scopes: granted.scopes,
        longLived: false,
        expiresAt: state.now() + HOUR_MS,
      });
      const permissions = granted.scopes.join(",");
      return context.json({ data: [{ access_token: token.token, user_id: account.id, permissions }] });
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return refuse("Matching code was not found or was already used");
    }
  });
  return routes;
}

/** An hour becomes 60 days, 60 days become 60 new ones when a day has passed [doc business-login, steps 3 and 4]. */
export function createExchangeRoutes(state: InstagramState): Hono {
  const routes = new Hono();
  routes.get("/access_token", async (context) => {
    const params = await readParams(context);
    if (readText(params, "grant_type") !== "ig_exchange_token") throw badParameter("Invalid grant_type");
    if (readText(params, "client_secret") !== SANDBOX_META_APP.clientSecret)
      throw badParameter("Error validating client secret.");
    return context.json(prolong(state, readOwnToken(state, params)));
  });
  routes.get("/refresh_access_token", async (context) => {
    const params = await readParams(context);
    if (readText(params, "grant_type") !== "ig_refresh_token") throw badParameter("Invalid grant_type");
    const token = readOwnToken(state, params);
    if (!token.longLived || token.issuedAt + DAY_MS > state.now())
      throw badParameter("The access token must be a long-lived one and at least 24 hours old.");
    return context.json(prolong(state, token));
  });
  return routes;
}

function readOwnToken(state: InstagramState, params: GraphParams): GraphToken {
  const token = findToken(state, readText(params, "access_token"));
  if (token === undefined || token.kind !== "instagram") throw deadToken();
  if (token.revoked !== undefined) throw deadToken(token.revoked);
  if (token.expiresAt !== undefined && token.expiresAt <= state.now()) throw deadToken(463);
  return token;
}

function prolong(state: InstagramState, { kind, userId, subjectId, scopes }: GraphToken) {
  const expiresAt = state.now() + LONG_LIVED_MS;
  const token = mintToken(state, { kind, userId, subjectId, scopes, longLived: true, expiresAt });
  return {
    access_token: token.token,
    token_type: "bearer",
    expires_in: LONG_LIVED_MS / 1000,
    permissions: scopes.join(","),
  };
}
