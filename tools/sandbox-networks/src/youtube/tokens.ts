import { z } from "zod";
import { readToldToken, tellToken } from "../consent/told-token.ts";
import type { YoutubeState } from "./state.ts";
import type { Grant } from "./types.ts";

export const ACCESS_SECONDS = 3599;
export const TESTING_SECONDS = 604_799;
const ACCESS = "ya29.";
const REFRESH = "1//";
const AUTH = "https://www.googleapis.com/auth/";
export const DEFAULT_SCOPES = ["youtube.upload", "youtube.readonly", "youtube.force-ssl"].map(
  (name) => `${AUTH}${name}`,
);

export function createGrant(channelId: string, clientId: string, scopes = DEFAULT_SCOPES): Grant {
  return { channelId, clientId, scopes, isDead: false };
}

export function issueAccess(state: YoutubeState, grant: Grant): string {
  const { channelId, clientId, scopes } = grant;
  const expiresAt = state.now() + ACCESS_SECONDS * 1000;
  const token = `${ACCESS}${tellToken({ channelId, clientId, scopes, expiresAt })}`;
  state.accessTokens.set(token, { grant, expiresAt });
  return token;
}

export function issueRefresh(state: YoutubeState, grant: Grant): string {
  const { channelId, clientId, scopes } = grant;
  const issuedAt = state.now();
  const token = `${REFRESH}${tellToken({ channelId, clientId, scopes, issuedAt })}`;
  state.refreshTokens.set(token, { grant, issuedAt });
  return token;
}

const toldGrant = { channelId: z.string(), clientId: z.string(), scopes: z.array(z.string()) };
const ToldAccess = z.object({ ...toldGrant, expiresAt: z.number() });
const ToldRefresh = z.object({ ...toldGrant, issuedAt: z.number() });

export function findAccess(
  state: YoutubeState,
  token: string,
): { grant: Grant; expiresAt: number } | undefined {
  const isNew = token.startsWith(ACCESS) && !state.accessTokens.has(token);
  const told = isNew ? readToldToken(token.slice(ACCESS.length), ToldAccess) : undefined;
  if (told)
    state.accessTokens.set(token, {
      grant: createGrant(told.channelId, told.clientId, told.scopes),
      expiresAt: told.expiresAt,
    });
  return state.accessTokens.get(token);
}

function knownRefresh(state: YoutubeState, token: string): { grant: Grant; issuedAt: number } | undefined {
  const isNew = token.startsWith(REFRESH) && !state.refreshTokens.has(token);
  const told = isNew ? readToldToken(token.slice(REFRESH.length), ToldRefresh) : undefined;
  if (told)
    state.refreshTokens.set(token, {
      grant: createGrant(told.channelId, told.clientId, told.scopes),
      issuedAt: told.issuedAt,
    });
  return state.refreshTokens.get(token);
}

/** Google's refresh tokens stay the same; network-facts §4: while the project is in "Testing" they die after 7 days. */
export function findRefresh(state: YoutubeState, token: string, clientId: string): Grant | undefined {
  const stored = knownRefresh(state, token);
  if (stored === undefined || stored.grant.isDead || stored.grant.clientId !== clientId) return undefined;
  const isOver = state.options.isTesting === true && stored.issuedAt + TESTING_SECONDS * 1000 <= state.now();
  return isOver ? undefined : stored.grant;
}

/** Either token takes the whole consent back. */
export function revokeToken(state: YoutubeState, token: string): boolean {
  const grant = findAccess(state, token)?.grant ?? knownRefresh(state, token)?.grant;
  if (grant === undefined || grant.isDead) return false;
  grant.isDead = true;
  return true;
}
