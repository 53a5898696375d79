import { READ_TIMEOUT_MS } from "../http/request-json.ts";
import { requestForm } from "../http/request-form.ts";
import { parseServiceUrl } from "../http/service-url.ts";
import type { NetworkOAuth } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callToken } from "./call-token.ts";
import { parseCredentials } from "./credentials.ts";
import { readMe, toAccount } from "./read-account.ts";
import { toWebOrigin } from "./web-address.ts";

const SCOPES = ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

/** OAuth 2 with PKCE. */
export const xOAuth: NetworkOAuth = {
  service: "https://api.x.com",
  scopes: SCOPES,
  pkce: true,

  authorizeUrl(service, app, { redirectUri, state, codeChallenge }) {
    const url = new URL("/i/oauth2/authorize", toWebOrigin(service));
    url.search = new URLSearchParams({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: redirectUri,
      scope: SCOPES.join(" "),
      state,
      ...(codeChallenge !== undefined && { code_challenge: codeChallenge, code_challenge_method: "S256" }),
    }).toString();
    return url.href;
  },

  async exchange(io, typed, app, { code, redirectUri, codeVerifier }) {
    const service = parseServiceUrl(typed);
    const { credentials, scopes } = await callToken(io, service, app, {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
    });
    const lacking = SCOPES.find((scope) => !scopes.includes(scope));
    if (lacking !== undefined) {
      const message = `X did not grant ${lacking}. Connect the account again and allow everything.`;
      throw new NetworkError({ kind: "reconnect", code: "INSUFFICIENT_SCOPE", message });
    }
    const user = await readMe(io, service, credentials.accessToken);
    return [{ account: toAccount(service, user), credentials }];
  },

  /** The refresh token's end is that of every token that came from it. */
  async revoke(io, account, stored, app) {
    const { refreshToken, accessToken } = parseCredentials(stored);
    const url = new URL("/2/oauth2/revoke", account.service);
    const form = { token: refreshToken ?? accessToken, client_id: app.clientId };
    const outcome = await requestForm(io, { url, timeoutMs: READ_TIMEOUT_MS, app, form });
    if (outcome.type === "answer" && outcome.status < 500) return;
    const code = outcome.type === "answer" ? `HTTP_${outcome.status}` : outcome.code;
    throw new NetworkError({
      kind: "not-sent",
      code,
      message: "X could not be told to forget this sign-in.",
    });
  },
};
