import { z } from "zod";
import { facebookOAuth } from "../facebook/oauth.ts";
import { callGraph, toForm } from "../graph/call-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import { refuseAsDead } from "../graph/page-login.ts";
import { parseServiceUrl } from "../http/service-url.ts";
import type { NetworkIo, NetworkOAuth, OAuthApp } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { parseCredentials } from "./credentials.ts";
import { readLongToken } from "./long-token.ts";

const NEEDED = ["instagram_business_basic", "instagram_business_content_publish"];
const WISHED = ["instagram_business_manage_comments", "instagram_business_manage_insights"];

const Permissions = z
  .union([z.string().transform((text) => text.split(",")), z.array(z.string())])
  .optional()
  .catch(undefined);
const Short = z.object({ access_token: z.string().min(1), permissions: Permissions });
/** The pages of 2026 show a list, older ones and many answers the thing itself. */
const ShortAnswer = z.union([
  z.object({ data: z.array(Short).min(1) }).transform(({ data }) => data[0]),
  Short,
]);

const Me = z.object({
  id: z.string().optional().catch(undefined),
  user_id: z.coerce.string(),
  username: z.string(),
  name: z.string().optional().catch(undefined),
  profile_picture_url: z.url().optional().catch(undefined),
});

/** Business Login for Instagram, which needs no Facebook page. An account that came by way of a page goes that way again. */
export const instagramOAuth: NetworkOAuth = {
  service: "https://graph.instagram.com",
  scopes: [...NEEDED, ...WISHED],
  pkce: false,

  authorizeUrl(service, app, input) {
    if (service === facebookOAuth.service) return facebookOAuth.authorizeUrl(service, app, input);
    const url = new URL("/oauth/authorize", metaHosts(service).login);
    url.search = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: input.redirectUri,
      response_type: "code",
      scope: instagramOAuth.scopes.join(","),
      state: input.state,
    }).toString();
    return url.href;
  },

  async exchange(io, typed, app, input) {
    const service = parseServiceUrl(typed);
    if (service === facebookOAuth.service) {
      const accounts = await facebookOAuth.exchange(io, service, app, input);
      return accounts.filter(({ network }) => network === "instagram");
    }
    const short = await readShortToken(io, service, app, input);
    const query = {
      grant_type: "ig_exchange_token",
      client_secret: app.clientSecret,
      access_token: short,
    };
    const long = await readLongToken(io, service, "/access_token", query);
    const fields = { fields: "id,user_id,username,name,profile_picture_url" };
    const call = { service, token: long.token, path: "/me", query: fields, phase: "read" } as const;
    const me = await callGraph(io, { ...call, answer: Me });
    const userId = me.id ?? me.user_id;
    const account = {
      id: me.user_id,
      handle: `@${me.username}`,
      displayName: me.name ?? me.username,
      ...(me.profile_picture_url === undefined ? {} : { avatarUrl: me.profile_picture_url }),
      profileUrl: `https://www.instagram.com/${me.username}/`,
      service,
      // Meta names the person when they take the rights back.
      limits: { userId },
    };
    return [{ account, credentials: { login: "instagram", ...long } }];
  },

  /** Instagram's own login has no such call: people take it back in their settings there. */
  async revoke(io, account, credentials, app) {
    if (parseCredentials(credentials).login === "facebook")
      await facebookOAuth.revoke?.(io, account, credentials, app);
  },
};

async function readShortToken(
  io: NetworkIo,
  service: string,
  app: OAuthApp,
  { code, redirectUri }: { code: string; redirectUri: string },
): Promise<string> {
  const raw = toForm({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "authorization_code",
    redirect_uri: redirectUri,
    code,
  });
  const { codes } = metaHosts(service);
  const path = "/oauth/access_token";
  const call = { service: codes, method: "POST", path, raw, phase: "read", versioned: false } as const;
  const short = await refuseAsDead(callGraph(io, { ...call, answer: ShortAnswer }));
  const lacking = NEEDED.find((scope) => short?.permissions?.includes(scope) === false);
  if (short !== undefined && lacking === undefined) return short.access_token;
  const message = `Instagram did not grant ${lacking ?? "anything"}. Connect again and allow everything.`;
  throw new NetworkError({ kind: "reconnect", code: "INSUFFICIENT_SCOPE", message });
}
