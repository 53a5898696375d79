import { requestForm } from "../http/request-form.ts";
import { READ_TIMEOUT_MS } from "../http/request-json.ts";
import { parseServiceUrl } from "../http/service-url.ts";
import type { NetworkOAuth } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toAddresses } from "./addresses.ts";
import { callToken } from "./call-token.ts";
import { parseCredentials, type YoutubeCredentials } from "./credentials.ts";
import { readChannels } from "./read-channels.ts";

/** Uploads, reading back what was uploaded, and the first comment under it. */
const SCOPES = ["youtube.upload", "youtube.readonly", "youtube.force-ssl"].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

const lacking = (code: string, what: string): NetworkError =>
  new NetworkError({
    kind: "reconnect",
    code,
    message: `Google did not grant ${what}. Connect the account again and leave everything ticked.`,
  });

/** Google's OAuth 2 with PKCE. */
export const youtubeOAuth: NetworkOAuth = {
  service: "https://www.googleapis.com",
  scopes: SCOPES,
  pkce: true,

  authorizeUrl(service, app, { redirectUri, state, codeChallenge }) {
    const url = new URL(toAddresses(service).authorize);
    url.search = new URLSearchParams({
      response_type: "code",
      client_id: app.clientId,
      redirect_uri: redirectUri,
      scope: SCOPES.join(" "),
      state,
      access_type: "offline",
      // Without it Google gives a refresh token the first time only, and none to whoever connects again.
      prompt: "consent",
      ...(codeChallenge !== undefined && { code_challenge: codeChallenge, code_challenge_method: "S256" }),
    }).toString();
    return url.href;
  },

  async exchange(io, typed, app, { code, redirectUri, codeVerifier }) {
    const service = parseServiceUrl(typed);
    const tokens = await callToken(io, service, app, {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
    });
    // On Google's page people can untick single rights.
    const missing = SCOPES.find((scope) => !tokens.scope.split(" ").includes(scope));
    if (missing !== undefined)
      throw lacking("INSUFFICIENT_SCOPE", missing.slice(missing.lastIndexOf("/") + 1));
    if (tokens.refresh_token === undefined) throw lacking("NO_REFRESH_TOKEN", "lasting access");
    const now = io.now();
    const lifetime = tokens.refresh_token_expires_in;
    const credentials: YoutubeCredentials = {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      expiresAt: now + tokens.expires_in * 1000,
      ...(lifetime !== undefined && { refreshExpiresAt: now + lifetime * 1000 }),
    };
    const accounts = await readChannels(io, service, tokens.access_token);
    return accounts.map((account) => ({ account, credentials }));
  },

  async revoke(io, account, stored) {
    const { refreshToken, accessToken } = parseCredentials(stored);
    const url = new URL(toAddresses(account.service).revoke);
    const form = { token: refreshToken ?? accessToken };
    const outcome = await requestForm(io, { url, timeoutMs: READ_TIMEOUT_MS, form });
    if (outcome.type === "answer" && outcome.status < 500) return;
    const code = outcome.type === "answer" ? `HTTP_${outcome.status}` : outcome.code;
    throw new NetworkError({
      kind: "not-sent",
      code,
      message: "Google could not be told to forget this sign-in.",
    });
  },
};
