import { Hono } from "hono";
import { createFaultBox, type FaultBox } from "../faults/fault-box.ts";
import { mastodonStyle } from "../faults/fault-style.ts";
import { listenWithFaults } from "../listen-with-faults.ts";
import { createMastodonApp } from "./create-app.ts";
import { createSandboxRoutes, listPosts, type SandboxPost } from "./sandbox-routes.ts";
import { addAccount, createState, resetState } from "./state.ts";
import type { MastodonOptions, SandboxAccount } from "./types.ts";

export interface MastodonSandbox {
  network: "mastodon";
  url: string;
  accounts: SandboxAccount[];
  faults: FaultBox;
  posts(): SandboxPost[];
  /** Makes an account, or gives an existing one another token. */
  addAccount(username: string, token?: string, scopes?: string[]): SandboxAccount;
  revokeToken(token: string): void;
  /** Posts, files, keys and faults; accounts stay. */
  reset(): void;
  close(): Promise<void>;
}

const SEEDED = ["alice", "bob"];

/** A stand-in for one Mastodon server on the loopback, with `alice` and `bob` on it. */
export async function startMastodon(options: MastodonOptions = {}): Promise<MastodonSandbox> {
  const state = createState(options);
  const faults = createFaultBox();
  const accounts = SEEDED.map((username) => addAccount(state, username));
  let url = "";
  const base = (): string => url;
  const control = new Hono().route("/_sandbox", createSandboxRoutes(state, faults, base));
  const app = createMastodonApp(state, base);
  const listening = await listenWithFaults({
    accept: (request) => app.fetch(request),
    control,
    faults,
    style: mastodonStyle,
    now: state.now,
    port: options.port,
  });
  url = listening.url;
  return {
    network: "mastodon",
    url,
    accounts,
    faults,
    posts: () => listPosts(state, url),
    addAccount: (username, token, scopes) => addAccount(state, username, token, scopes),
    revokeToken: (token) => void state.tokens.delete(token),
    reset: () => {
      resetState(state);
      faults.clear();
    },
    close: listening.close,
  };
}
