import type { NetworkName } from "@planrrr/contract";
import {
  type Audience,
  type Connected,
  type JsonObject,
  type Network,
  NetworkError,
  type NetworkErrorDetails,
  type Published,
  type Reconciled,
} from "@planrrr/networks";

export type FakePhase =
  | "connect"
  | "exchange"
  | "revoke"
  | "refresh"
  | "audience"
  | "prepare"
  | "commit"
  | "reconcile";

/** Stands in for one call. `proceed` does what the network would have done. */
export type FakeTurn = <T>(proceed: () => Promise<T>) => Promise<T>;

export interface FakePost extends Published {
  key: string;
  accountId: string;
  /** What it was put under. */
  under?: string;
}

export interface FakeNetwork extends Network {
  /** Everything that is public on it. */
  posts: FakePost[];
  calls: { [phase in FakePhase]: number };
  /** What it tells of its accounts' followers. */
  crowd: Audience;
  /** The next call of a phase takes this turn; several wait in line. */
  next(phase: FakePhase, ...turns: FakeTurn[]): void;
}

export interface FakeNetworkOptions {
  horizonMs?: number;
  /** Whether the same key twice makes one post (default). Without it only planrrr's protocol stands between a post and its double. */
  keyed?: boolean;
}

/** A network in memory: posts at most `limits.maxCharacters` (300) characters, answers as told. */
export function createFakeNetwork(name: NetworkName, options: FakeNetworkOptions = {}): FakeNetwork {
  const { horizonMs = 3_600_000, keyed = true } = options;
  const turns = new Map<FakePhase, FakeTurn[]>();
  const posts: FakePost[] = [];
  const phases = ["connect", "exchange", "revoke", "refresh", "audience", "prepare", "commit", "reconcile"];
  const calls = Object.fromEntries(phases.map((phase) => [phase, 0])) as FakeNetwork["calls"];
  const play = <T>(phase: FakePhase, proceed: () => Promise<T>): Promise<T> => {
    calls[phase] += 1;
    const turn = turns.get(phase)?.shift();
    return turn ? turn(proceed) : proceed();
  };
  const network: FakeNetwork = {
    name,
    label: name,
    apiVersion: { version: "fake" },
    horizonMs,
    replies: { thread: true, comment: true },
    posts,
    calls,
    crowd: { followers: 0 },
    audience: () => play("audience", async () => network.crowd),
    next: (phase, ...added) => void turns.set(phase, [...(turns.get(phase) ?? []), ...added]),
    validate({ content, limits }) {
      const limit = Number(limits["maxCharacters"] ?? 300);
      const actual = content.text.length;
      if (actual <= limit) return [];
      const message = `The text has ${actual} characters; ${limit} fit.`;
      return [
        {
          code: "TEXT_TOO_LONG",
          severity: "error",
          field: "text",
          message,
          limit,
          actual,
          unit: "characters",
        },
      ];
    },
    countText: ({ content, limits }) => [
      { unit: "characters", count: content.text.length, limit: Number(limits["maxCharacters"] ?? 300) },
    ],
    connect: (_io, input) =>
      play("connect", async (): Promise<Connected> => {
        const id = input["identifier"] ?? "account";
        const service = input["service"] ?? `https://${name}.example`;
        const account = { id, handle: `@${id}`, displayName: id, service, limits: {} };
        return { account, credentials: { token: input["token"] ?? "token" } };
      }),
    oauth: {
      service: `https://${name}.example`,
      scopes: ["write"],
      pkce: true,
      authorizeUrl(service, app, { redirectUri, state, codeChallenge = "" }) {
        const query = {
          client_id: app.clientId,
          redirect_uri: redirectUri,
          state,
          code_challenge: codeChallenge,
        };
        return `${service}/authorize?${new URLSearchParams(query).toString()}`;
      },
      /** The code names the accounts: `ann,bob`. */
      exchange: (_io, service, _app, { code, codeVerifier }) =>
        play("exchange", async () =>
          code
            .split(",")
            .filter((id) => id !== "")
            .map((id) => ({
              account: { id, handle: `@${id}`, displayName: id, service, limits: {} },
              credentials: { token: `token of ${id}`, codeVerifier: codeVerifier ?? null },
            })),
        ),
      revoke: () => play("revoke", async () => undefined),
    },
    refreshAt: ({ refreshAt }) => (typeof refreshAt === "number" ? refreshAt : undefined),
    expiresAt: ({ expiresAt }) => (typeof expiresAt === "number" ? expiresAt : undefined),
    refresh: (_io, _account, credentials) =>
      play("refresh", async (): Promise<JsonObject> => ({ token: `${textOf(credentials, "token")}+` })),
    prepare: (_io, { publicationId, previousHandle, replyTo }) =>
      play("prepare", async () => {
        const under: JsonObject = replyTo ? { under: replyTo.parent.remoteId } : {};
        return { handle: previousHandle ?? { key: publicationId, ...under } };
      }),
    commit: (_io, { account, handle }) =>
      play("commit", async (): Promise<Published> => {
        const key = textOf(handle, "key");
        const there = keyed ? posts.find((post) => post.key === key) : undefined;
        if (there) return { remoteId: there.remoteId, url: there.url };
        const remoteId = `${name}-${posts.length + 1}-${key}`;
        const under = typeof handle["under"] === "string" ? { under: handle["under"] } : {};
        const url = `https://${name}.example/${remoteId}`;
        const post = { key, accountId: account.id, remoteId, url, ...under };
        posts.push(post);
        return { remoteId: post.remoteId, url: post.url };
      }),
    reconcile: (_io, { handle, takenRemoteIds }) =>
      play("reconcile", async (): Promise<Reconciled> => {
        const key = textOf(handle, "key");
        const found = posts.find((post) => post.key === key && !takenRemoteIds.includes(post.remoteId));
        return found
          ? { state: "published", remoteId: found.remoteId, url: found.url }
          : { state: "not-published" };
      }),
  };
  return network;
}

function textOf(json: JsonObject, field: string): string {
  const value = json[field];
  if (typeof value !== "string") throw new Error(`The fake network was given no ${field}.`);
  return value;
}

/** The call fails and does nothing. */
export function fail(
  kind: NetworkErrorDetails["kind"],
  details: Partial<NetworkErrorDetails> = {},
): FakeTurn {
  return () =>
    Promise.reject(new NetworkError({ kind, code: `FAKE_${kind.toUpperCase()}`, message: kind, ...details }));
}

/** The network does it, and its answer is lost. */
export const acceptThenDrop: FakeTurn = async (proceed) => {
  await proceed();
  throw new NetworkError({ kind: "unknown", code: "NO_ANSWER", message: "The answer was lost." });
};

/** Reconcile can't say. */
export function cannotTell(askAgainAt?: number): FakeTurn {
  return async <T>() => ({ state: "cannot-tell", reason: "Nobody knows.", askAgainAt }) as T;
}
