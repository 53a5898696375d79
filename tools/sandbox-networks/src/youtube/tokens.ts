import { randomBytes } from "node:crypto";
import type { YoutubeState } from "./state.ts";
import type { Grant } from "./types.ts";

export const ACCESS_SECONDS = 3599;
export const TESTING_SECONDS = 604_799;
const AUTH = "https://www.googleapis.com/auth/";
export const DEFAULT_SCOPES = ["youtube.upload", "youtube.readonly", "youtube.force-ssl"].map(
  (name) => `${AUTH}${name}`,
);

export function createGrant(channelId: string, clientId: string, scopes = DEFAULT_SCOPES): Grant {
  return { channelId, clientId, scopes, isDead: false };
}

export function issueAccess(state: YoutubeState, grant: Grant): string {
  const token = `ya29.${randomBytes(48).toString("base64url")}`;
  state.accessTokens.set(token, { grant, expiresAt: state.now() + ACCESS_SECONDS * 1000 });
  return token;
}

export function issueRefresh(state: YoutubeState, grant: Grant): string {
  const token = `1//${randomBytes(48).toString("base64url")}`;
  state.refreshTokens.set(token, { grant, issuedAt: state.now() });
  return token;
}

/** Google's refresh tokens stay the same; network-facts §4: while the project is in "Testing" they die after 7 days. */
export function findRefresh(state: YoutubeState, token: string, clientId: string): Grant | undefined {
  const stored = state.refreshTokens.get(token);
  if (stored === undefined || stored.grant.isDead || stored.grant.clientId !== clientId) return undefined;
  const isOver = state.options.isTesting === true && stored.issuedAt + TESTING_SECONDS * 1000 <= state.now();
  return isOver ? undefined : stored.grant;
}

/** Either token takes the whole consent back. */
export function revokeToken(state: YoutubeState, token: string): boolean {
  const grant = state.accessTokens.get(token)?.grant ?? state.refreshTokens.get(token)?.grant;
  if (grant === undefined || grant.isDead) return false;
  grant.isDead = true;
  return true;
}
