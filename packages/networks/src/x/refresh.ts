import type { JsonObject, NetworkAccount, NetworkIo, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callToken } from "./call-token.ts";
import { parseCredentials } from "./credentials.ts";

/**
 * The next pair of tokens. The refresh token works once: its second use ends the sign-in, so an answer that is lost on
 * the way costs the connection. That is why it happens early, by one caller, and is saved before anything else.
 */
export async function refreshX(
  io: NetworkIo,
  account: NetworkAccount,
  stored: JsonObject,
  app?: OAuthApp,
): Promise<JsonObject> {
  const { refreshToken } = parseCredentials(stored);
  if (refreshToken === undefined || app === undefined)
    throw new NetworkError({
      kind: "reconnect",
      code: "NO_REFRESH_TOKEN",
      message: "This sign-in can't be renewed. Connect the account again.",
    });
  const form = { grant_type: "refresh_token", refresh_token: refreshToken };
  const { credentials } = await callToken(io, account.service, app, form);
  return { ...credentials };
}
