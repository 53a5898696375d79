import { z } from "zod";
import { recallToken, tellToken } from "../consent/told-token.ts";
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
  return recallToken(state.accessTokens, token, {
    prefix: ACCESS,
    shape: ToldAccess,
    entryOf: ({ channelId, clientId, scopes, expiresAt }) => ({
      grant: createGrant(channelId, clientId, scopes),
      expiresAt,
    }),
  });
}

function knownRefresh(state: YoutubeState, token: string): { grant: Grant; issuedAt: number } | undefined {
  return recallToken(state.refreshTokens, token, {
    prefix: REFRESH,
    shape: ToldRefresh,
    entryOf: ({ channelId, clientId, scopes, issuedAt }) => ({
      grant: createGrant(channelId, clientId, scopes),
      issuedAt,
    }),
  });
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
