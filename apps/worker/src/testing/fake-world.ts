import type { Claimed, ClaimResult, Report } from "@planrrr/contract";
import { type Network, networks } from "@planrrr/networks";
import type { InternalApi, RefreshAnswer, WorkerContext } from "../context.ts";

export const publicationId = "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6b";

export interface FakeWorld {
  ctx: WorkerContext;
  /** Every call in the order it happened: `claim`, `prepare`, `arm`, `commit`, `report published`, … */
  calls: string[];
  reports: Report[];
  /** Monotonic time in ms; a test moves it. */
  clock: { now: number };
  claim: ClaimResult;
  api: { accept: boolean; status: "PUBLISHING" | "FAILED"; refreshed: RefreshAnswer };
  network: Pick<Network, "prepare" | "commit" | "reconcile">;
}

/** An API and a network in memory that do what a test tells them and note what they were asked. */
export function fakeWorld(overrides: Partial<Claimed> = {}): FakeWorld {
  const world: FakeWorld = {
    calls: [],
    reports: [],
    clock: { now: 0 },
    claim: claimed(overrides),
    api: {
      accept: true,
      status: "PUBLISHING",
      refreshed: { state: "refreshed", credentials: { token: "new" }, credentialsVersion: 2 },
    },
    network: {
      prepare: async () => ({ handle: { key: "k1" } }),
      commit: async () => ({ remoteId: "r1", url: "https://social.example/r1" }),
      reconcile: async () => ({ state: "not-published" }),
    },
    ctx: undefined as never,
  };
  const noted =
    <Input extends unknown[], Output>(name: string, work: (...input: Input) => Output) =>
    (...input: Input) => {
      world.calls.push(name);
      return work(...input);
    };
  const written = () => ({ publicationId, accepted: world.api.accept, status: world.api.status });
  const api: InternalApi = {
    claim: noted("claim", async () => world.claim),
    arm: noted("arm", async () => written()),
    renew: noted("renew", async () => written()),
    report: async (report) => {
      world.calls.push(`report ${report.outcome}`);
      world.reports.push(report);
      return written();
    },
    refresh: noted("refresh", async () => world.api.refreshed),
    heartbeat: async () => undefined,
    readMedia: async () => new Blob([]),
    openMedia: async () => ({ stream: new Blob([]).stream(), bytes: 0, mimeType: "image/png" }),
    mediaUrl: async (id) => `https://planrrr.example/${id}`,
  };
  const network = {
    prepare: noted("prepare", (...input: Parameters<Network["prepare"]>) => world.network.prepare(...input)),
    commit: noted("commit", (...input: Parameters<Network["commit"]>) => world.network.commit(...input)),
    reconcile: noted("reconcile", (...input: Parameters<Network["reconcile"]>) =>
      world.network.reconcile(...input),
    ),
  } as Network;
  world.ctx = {
    api,
    networks: { ...networks, bluesky: network, mastodon: network },
    io: {
      fetch: () => Promise.reject(new Error("no network in this test")),
      now: () => 1_700_000_000_000,
      random: () => 0.5,
      readMedia: api.readMedia,
      openMedia: api.openMedia,
      mediaUrl: api.mediaUrl,
      readLinkPreview: async () => null,
    },
    monotonic: () => world.clock.now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  return world;
}

function claimed(overrides: Partial<Claimed>): Claimed {
  return {
    claimed: true,
    publicationId,
    postId: "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6c",
    fence: 1,
    leaseMs: 30_000,
    mode: "publish",
    network: "bluesky",
    connectionId: "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6d",
    dueAt: "2026-11-23T08:00:00.000Z",
    content: { text: "Hello", media: [] },
    account: { id: "did:plc:x", handle: "@x", displayName: "X", service: "https://pds.example", limits: {} },
    credentials: { token: "old" },
    credentialsVersion: 1,
    handle: null,
    armedAt: null,
    doubtSince: null,
    takenRemoteIds: [],
    ...overrides,
  };
}
