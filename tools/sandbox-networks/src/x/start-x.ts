import { Hono } from "hono";
import { createFaultBox, type FaultBox } from "../faults/fault-box.ts";
import { listenWithFaults } from "../listen-with-faults.ts";
import { createXApp } from "./create-app.ts";
import { createCode } from "./create-code.ts";
import { xStyle } from "./fault-style.ts";
import { createSandboxRoutes, listPosts, readPrice, type XSandboxPost } from "./sandbox-routes.ts";
import { addAccount, createState, resetState } from "./state.ts";
import { CLIENT_SECRET } from "./token-routes.ts";
import { ACCESS_SECONDS, ALL_SCOPES, createGrant, issueTokens, revokeToken } from "./tokens.ts";
import type { XAccount, XCode, XOptions, XTokens } from "./types.ts";

export interface XSandbox {
  network: "x";
  url: string;
  accounts: XAccount[];
  faults: FaultBox;
  app: { clientId: string; clientSecret: string };
  posts(): XSandboxPost[];
  price(): { usd: number; reads: number };
  addAccount(username: string, isPremium?: boolean): XAccount;
  /** What the consent page leads to, without the page. */
  signIn(username: string, scopes?: string[]): XTokens & { expiresAt: number };
  /** The way back from the consent page, without the page. */
  createCode(username: string, redirectUri: string, challenge: XCode["challenge"]): string;
  /** Every token that came from the same consent dies with it. */
  revokeToken(token: string): void;
  /** The one access token has run out; its refresh token is still good. */
  expireToken(accessToken: string): void;
  /** Posts, files, windows, price and faults; accounts and tokens stay. */
  reset(): void;
  close(): Promise<void>;
}

const SEEDED = ["alice", "bob"];
const CLIENT_ID = "sandbox-client";

/** A stand-in for api.x.com and x.com's consent page on the loopback, with `alice` and `bob` on it. */
export async function startX(options: XOptions = {}): Promise<XSandbox> {
  const state = createState(options);
  const faults = createFaultBox();
  const accounts = SEEDED.map((username) => addAccount(state, username));
  let url = "";
  const base = (): string => url;
  const control = new Hono().route("/_sandbox", createSandboxRoutes(state, faults, base));
  const app = createXApp(state, base);
  const listening = await listenWithFaults({
    accept: (request) => app.fetch(request),
    control,
    faults,
    style: xStyle,
    now: state.now,
    port: options.port,
  });
  url = listening.url;
  return {
    network: "x",
    url,
    accounts,
    faults,
    app: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    posts: () => listPosts(state, url),
    price: () => readPrice(state),
    addAccount: (username, isPremium) => addAccount(state, username, isPremium),
    signIn: (username, scopes) => {
      const account = addAccount(state, username);
      const tokens = issueTokens(state, createGrant(account.id, CLIENT_ID, scopes));
      return { ...tokens, expiresAt: state.now() + ACCESS_SECONDS * 1000 };
    },
    createCode: (username, redirectUri, challenge) =>
      createCode(state, {
        accountId: addAccount(state, username).id,
        clientId: CLIENT_ID,
        redirectUri,
        scopes: ALL_SCOPES,
        challenge,
      }),
    revokeToken: (token) => void revokeToken(state, token),
    expireToken: (accessToken) => {
      const stored = state.accessTokens.get(accessToken);
      if (stored !== undefined) stored.expiresAt = state.now();
    },
    reset: () => {
      resetState(state);
      faults.clear();
    },
    close: listening.close,
  };
}
