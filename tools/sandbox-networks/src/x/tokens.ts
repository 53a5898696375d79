import { randomBytes } from "node:crypto";
import type { XState } from "./state.ts";
import type { XGrant, XTokens } from "./types.ts";

/** network-facts §3: access lives 2 hours. */
export const ACCESS_SECONDS = 7200;
export const ALL_SCOPES = ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

export function createGrant(accountId: string, clientId: string, scopes = ALL_SCOPES): XGrant {
  return { accountId, clientId, scopes, isDead: false };
}

/** A new pair within a grant; the access token before it stays good until its own end. */
export function issueTokens(state: XState, grant: XGrant): XTokens {
  const accessToken = randomBytes(48).toString("base64url");
  const refreshToken = randomBytes(48).toString("base64url");
  state.accessTokens.set(accessToken, { grant, expiresAt: state.now() + ACCESS_SECONDS * 1000 });
  state.refreshTokens.set(refreshToken, { grant, isUsed: false });
  return { accessToken, refreshToken };
}

/** network-facts §3 and its rotation trap: each refresh token works once, a second use kills all its relatives. */
export function rotateTokens(
  state: XState,
  refreshToken: string,
  clientId: string,
): { grant: XGrant; tokens: XTokens } | "unknown" | "reused" {
  const stored = state.refreshTokens.get(refreshToken);
  if (stored === undefined || stored.grant.isDead || stored.grant.clientId !== clientId) return "unknown";
  if (stored.isUsed) {
    stored.grant.isDead = true;
    return "reused";
  }
  stored.isUsed = true;
  return { grant: stored.grant, tokens: issueTokens(state, stored.grant) };
}

export function revokeToken(state: XState, token: string): boolean {
  const grant = state.accessTokens.get(token)?.grant ?? state.refreshTokens.get(token)?.grant;
  if (grant === undefined) return false;
  grant.isDead = true;
  return true;
}
