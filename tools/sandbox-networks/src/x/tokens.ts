import { z } from "zod";
import { recallToken, tellToken } from "../consent/told-token.ts";
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
  const { accountId, clientId, scopes } = grant;
  const expiresAt = state.now() + ACCESS_SECONDS * 1000;
  const accessToken = tellToken({ kind: "access", accountId, clientId, scopes, expiresAt });
  const refreshToken = tellToken({ kind: "refresh", accountId, clientId, scopes });
  state.accessTokens.set(accessToken, { grant, expiresAt });
  state.refreshTokens.set(refreshToken, { grant, isUsed: false });
  return { accessToken, refreshToken };
}

const toldGrant = { accountId: z.string(), clientId: z.string(), scopes: z.array(z.string()) };
const ToldAccess = z.object({ ...toldGrant, kind: z.literal("access"), expiresAt: z.number() });
const ToldRefresh = z.object({ ...toldGrant, kind: z.literal("refresh") });

export function findAccess(state: XState, token: string): { grant: XGrant; expiresAt: number } | undefined {
  return recallToken(state.accessTokens, token, {
    shape: ToldAccess,
    entryOf: ({ accountId, clientId, scopes, expiresAt }) => ({
      grant: createGrant(accountId, clientId, scopes),
      expiresAt,
    }),
  });
}

function findRefresh(state: XState, token: string): { grant: XGrant; isUsed: boolean } | undefined {
  return recallToken(state.refreshTokens, token, {
    shape: ToldRefresh,
    entryOf: ({ accountId, clientId, scopes }) => ({
      grant: createGrant(accountId, clientId, scopes),
      isUsed: false,
    }),
  });
}

/** network-facts §3 and its rotation trap: each refresh token works once, a second use kills all its relatives. */
export function rotateTokens(
  state: XState,
  refreshToken: string,
  clientId: string,
): { grant: XGrant; tokens: XTokens } | "unknown" | "reused" {
  const stored = findRefresh(state, refreshToken);
  if (stored === undefined || stored.grant.isDead || stored.grant.clientId !== clientId) return "unknown";
  if (stored.isUsed) {
    stored.grant.isDead = true;
    return "reused";
  }
  stored.isUsed = true;
  return { grant: stored.grant, tokens: issueTokens(state, stored.grant) };
}

export function revokeToken(state: XState, token: string): boolean {
  const grant = findAccess(state, token)?.grant ?? findRefresh(state, token)?.grant;
  if (grant === undefined) return false;
  grant.isDead = true;
  return true;
}
