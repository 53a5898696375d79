import { INSTAGRAMS, PAGES, USERS } from "./people.ts";
import type { GraphCode, GraphInstagram, GraphOptions, GraphPage, GraphToken, GraphUser } from "./types.ts";

/** The registration that planrrr uses with these stand-ins. */
export const SANDBOX_META_APP = { clientId: "300000000000001", clientSecret: "sandbox-meta-secret" };
export const APP_NAME = "planrrr";

/** What Facebook and Instagram share: people, tokens, the app's webhooks. */
export interface GraphState {
  now(): number;
  options: GraphOptions;
  users: GraphUser[];
  pages: GraphPage[];
  instagrams: GraphInstagram[];
  tokens: Map<string, GraphToken>;
  codes: Map<string, GraphCode>;
  /** Calls of each token in its current period. */
  spent: Map<string, { calls: number; resetAt: number }>;
  webhooks: GraphWebhooks;
  nextId(): string;
}

/** What a developer enters in the app's dashboard. */
export interface GraphWebhooks {
  callbackUrl?: string;
  verifyToken?: string;
  deauthorizeUrl?: string;
  dataDeletionUrl?: string;
  /** The last one sent, to be sent again. */
  last?: { url: string; body: string; headers: { [name: string]: string } };
}

export function createGraphState(options: GraphOptions): GraphState {
  const now = options.now ?? Date.now;
  let lastId = 0n;
  return {
    now,
    options,
    users: USERS,
    pages: PAGES,
    instagrams: INSTAGRAMS,
    tokens: new Map(),
    codes: new Map(),
    spent: new Map(),
    webhooks: {},
    // Grows with time, so that a restart does not give an id away twice.
    nextId() {
      const fresh = BigInt(Math.floor(now())) * 1000n;
      lastId = fresh > lastId ? fresh : lastId + 1n;
      return lastId.toString();
    },
  };
}
