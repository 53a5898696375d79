import { Hono } from "hono";
import { createFaultBox, type FaultBox } from "../faults/fault-box.ts";
import { listenWithFaults } from "../listen-with-faults.ts";
import { createYoutubeApp } from "./create-app.ts";
import { createCode } from "./create-code.ts";
import { youtubeStyle } from "./fault-style.ts";
import { createSandboxRoutes, listPosts, type YoutubeSandboxPost } from "./sandbox-routes.ts";
import { readQuota } from "./spend-quota.ts";
import { addChannel, type ChannelChange, createState, resetState, type YoutubeState } from "./state.ts";
import { CLIENT_SECRET } from "./token-routes.ts";
import { ACCESS_SECONDS, createGrant, issueAccess, issueRefresh, revokeToken } from "./tokens.ts";
import type { Channel, Code, YoutubeOptions } from "./types.ts";

export interface YoutubeSandbox {
  network: "youtube";
  url: string;
  accounts: Channel[];
  faults: FaultBox;
  app: { clientId: string; clientSecret: string };
  posts(): YoutubeSandboxPost[];
  quota(): YoutubeState["spent"];
  addAccount(username: string, change?: ChannelChange): Channel;
  /** What the consent page leads to, without the page. */
  signIn(
    username: string,
    scopes?: string[],
  ): { accessToken: string; refreshToken: string; expiresAt: number };
  /** The way back from the consent page, without the page. */
  createCode(username: string, redirectUri: string, challenge: Code["challenge"], scopes?: string[]): string;
  revokeToken(token: string): void;
  /** The one access token has run out; its refresh token is still good. */
  expireToken(accessToken: string): void;
  /** Every session under way is forgotten: each answers 404. */
  loseSessions(): void;
  /** Videos, sessions, comments, quota and faults; channels and tokens stay. */
  reset(): void;
  close(): Promise<void>;
}

const SEEDED = ["alice", "bob"];
const CLIENT_ID = "sandbox-client";

/** A stand-in for YouTube's API and Google's consent page on the loopback, with `alice` and `bob` on it. */
export async function startYoutube(options: YoutubeOptions = {}): Promise<YoutubeSandbox> {
  const state = createState(options);
  const faults = createFaultBox();
  const accounts = SEEDED.map((username) => addChannel(state, username));
  let url = "";
  const base = (): string => url;
  const control = new Hono().route("/_sandbox", createSandboxRoutes(state, faults, base));
  const app = createYoutubeApp(state, base);
  const listening = await listenWithFaults({
    accept: (request) => app.fetch(request),
    control,
    faults,
    style: youtubeStyle,
    now: state.now,
    port: options.port,
  });
  url = listening.url;
  return {
    network: "youtube",
    url,
    accounts,
    faults,
    app: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    posts: () => listPosts(state, url),
    quota: () => readQuota(state),
    addAccount: (username, change) => addChannel(state, username, change),
    signIn: (username, scopes) => {
      const grant = createGrant(addChannel(state, username).id, CLIENT_ID, scopes);
      const expiresAt = state.now() + ACCESS_SECONDS * 1000;
      return { accessToken: issueAccess(state, grant), refreshToken: issueRefresh(state, grant), expiresAt };
    },
    createCode: (username, redirectUri, challenge, scopes) =>
      createCode(state, {
        grant: createGrant(addChannel(state, username).id, CLIENT_ID, scopes),
        redirectUri,
        isOffline: true,
        challenge,
      }),
    revokeToken: (token) => void revokeToken(state, token),
    expireToken: (accessToken) => {
      const stored = state.accessTokens.get(accessToken);
      if (stored !== undefined) stored.expiresAt = state.now();
    },
    loseSessions: () => state.sessions.clear(),
    reset: () => {
      resetState(state);
      faults.clear();
    },
    close: listening.close,
  };
}
