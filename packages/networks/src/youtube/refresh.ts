import type { JsonObject, NetworkAccount, NetworkIo, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callToken } from "./call-token.ts";
import { parseCredentials } from "./credentials.ts";

/** A new access token; Google's refresh token stays as it is. */
export async function refreshYoutube(
  io: NetworkIo,
  account: NetworkAccount,
  stored: JsonObject,
  app?: OAuthApp,
): Promise<JsonObject> {
  const credentials = parseCredentials(stored);
  const { refreshToken } = credentials;
  if (refreshToken === undefined || app === undefined)
    throw new NetworkError({
      kind: "reconnect",
      code: "NO_REFRESH_TOKEN",
      message: "This sign-in can't be renewed. Connect the account again.",
    });
  const form = { grant_type: "refresh_token", refresh_token: refreshToken };
  const tokens = await callToken(io, account.service, app, form);
  return {
    ...credentials,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? refreshToken,
    expiresAt: io.now() + tokens.expires_in * 1000,
  };
}
