import { parseServiceUrl } from "../http/service-url.ts";
import type { Connected, NetworkOAuth } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callGraph, Success } from "../graph/call-graph.ts";
import { GRAPH_VERSION } from "../graph/graph-version.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import { type LoginPage, loginToPages } from "../graph/page-login.ts";

const NEEDED = ["pages_show_list", "pages_read_engagement", "pages_manage_posts"];
const NEEDED_BY_INSTAGRAM = ["instagram_basic", "instagram_content_publish"];
const WISHED = [
  "pages_manage_engagement",
  "read_insights",
  "instagram_manage_comments",
  "instagram_manage_insights",
];

/**
 * Facebook Login. Meta offers no code challenge to apps with a secret. A login's rights belong to all its pages at once:
 * `revoke` takes them back for all of them.
 */
export const facebookOAuth: NetworkOAuth = {
  service: "https://graph.facebook.com",
  scopes: [...NEEDED, ...NEEDED_BY_INSTAGRAM, ...WISHED],
  pkce: false,

  authorizeUrl(service, app, { redirectUri, state }) {
    const url = new URL(`/${GRAPH_VERSION.version}/dialog/oauth`, metaHosts(service).login);
    url.search = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: redirectUri,
      state,
      response_type: "code",
      scope: facebookOAuth.scopes.join(","),
      // What was once declined is asked for again.
      auth_type: "rerequest",
    }).toString();
    return url.href;
  },

  async exchange(io, typed, app, { code, redirectUri }) {
    const service = parseServiceUrl(typed);
    const { userId, granted, pages } = await loginToPages(io, service, app, { code, redirectUri });
    const lacking = NEEDED.find((scope) => !granted.includes(scope));
    if (lacking !== undefined) {
      const message = `Facebook did not grant ${lacking}. Connect again and allow everything.`;
      throw new NetworkError({ kind: "reconnect", code: "INSUFFICIENT_SCOPE", message });
    }
    if (pages.length === 0) {
      const message = "This login has no Facebook page that it may post to.";
      throw new NetworkError({ kind: "refused", code: "NO_PAGES", message });
    }
    const hasInstagram = NEEDED_BY_INSTAGRAM.every((scope) => granted.includes(scope));
    return pages.flatMap((page) => [
      toPage(service, userId, page),
      ...(hasInstagram ? toInstagram(service, userId, page) : []),
    ]);
  },

  async revoke(io, { service, limits }, _credentials, app) {
    const { userId } = limits;
    // Connected before planrrr noted whose login it was.
    if (typeof userId !== "string") return;
    const path = `/${encodeURIComponent(userId)}/permissions`;
    // The app's own token: a page's may not speak for the person behind it.
    const token = `${app.clientId}|${app.clientSecret}`;
    await callGraph(io, { service, token, method: "DELETE", path, phase: "read", answer: Success });
  },
};

function toPage(service: string, userId: string, page: LoginPage): Connected {
  return {
    account: {
      id: page.id,
      handle: `@${page.username ?? page.id}`,
      displayName: page.name,
      ...(page.picture === undefined ? {} : { avatarUrl: page.picture.data.url }),
      ...(page.link === undefined ? {} : { profileUrl: page.link }),
      service,
      // Meta names the person when they take the rights back.
      limits: { userId },
    },
    credentials: { token: page.access_token },
  };
}

/** The account that hangs on a page speaks with the page's token. */
function toInstagram(service: string, userId: string, page: LoginPage): Connected[] {
  const account = page.instagram_business_account;
  if (account === undefined) return [];
  const { id, username, name, profile_picture_url: avatarUrl } = account;
  return [
    {
      network: "instagram",
      account: {
        id,
        handle: `@${username}`,
        displayName: name ?? username,
        ...(avatarUrl === undefined ? {} : { avatarUrl }),
        profileUrl: `https://www.instagram.com/${username}/`,
        service,
        limits: { userId },
      },
      credentials: { login: "facebook", token: page.access_token },
    },
  ];
}
