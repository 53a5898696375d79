import { startBlueskyPds } from "@planrrr/bluesky-pds";
import {
  SANDBOX_META_APP,
  startFacebook,
  startFaultProxy,
  startInstagram,
  startMastodon,
  startX,
  startYoutube,
} from "@planrrr/sandbox-networks";
import type { NetworkName, NetworkStage } from "./network-stage.ts";

/** New posts are listed a little later than they are out. */
const readLagMs = 3_000;
const processingMs = 20_000;

type Open = (now: () => number) => Promise<NetworkStage>;

const open: { [network in NetworkName]: Open } = { bluesky, facebook, instagram, mastodon, x, youtube };

export function openNetworkStage(network: NetworkName, now: () => number): Promise<NetworkStage> {
  return open[network](now);
}

const said = (page: URL, name: string): string => page.searchParams.get(name) ?? "";
const challengeOf = (page: URL) => ({
  value: said(page, "code_challenge"),
  method: said(page, "code_challenge_method"),
});

async function x(now: () => number): Promise<NetworkStage> {
  const { url, app, faults, createCode, posts, close } = await startX({ now, readLagMs, limits: "off" });
  return {
    network: "x",
    standIn: { network: "x", url, accounts: [], app },
    calls: {
      publish: { method: "POST", path: "/2/tweets" },
      prepare: [{ method: "POST", path: "/2/media/upload*" }],
      ask: { method: "GET", path: "/2/users/*/tweets" },
    },
    attached: ["nothing", "nothing", "picture", "film"],
    faults,
    connect: (person) =>
      person.signIn("x", url, (page) => createCode("alice", said(page, "redirect_uri"), challengeOf(page))),
    listPosts: async () => posts(),
    close,
  };
}

async function youtube(now: () => number): Promise<NetworkStage> {
  const server = await startYoutube({ now, readLagMs, quota: "off" });
  const { url, app, faults, close } = server;
  return {
    network: "youtube",
    standIn: { network: "youtube", url, accounts: [], app },
    calls: {
      publish: { method: "PUT", path: "/upload/youtube/v3/videos" },
      prepare: [{ method: "POST", path: "/upload/youtube/v3/videos" }],
      ask: { method: "PUT", path: "/upload/youtube/v3/videos" },
    },
    attached: ["film"],
    faults,
    connect: (person) =>
      person.signIn("youtube", url, (page) =>
        server.createCode("alice", said(page, "redirect_uri"), challengeOf(page)),
      ),
    listPosts: async () => server.posts(),
    close,
  };
}

async function facebook(now: () => number): Promise<NetworkStage> {
  const { url, faults, allow, posts, close } = await startFacebook({ now, readLagMs, processingMs });
  return {
    network: "facebook",
    standIn: { network: "facebook", url, accounts: [], app: SANDBOX_META_APP },
    calls: {
      publish: { method: "POST", path: "/v26.0/*_*" },
      prepare: [
        { method: "POST", path: "/v26.0/*/feed" },
        { method: "POST", path: "/v26.0/*/photos" },
        { method: "POST", path: "/v26.0/*/videos" },
      ],
      ask: { method: "GET", path: "/v26.0/*" },
    },
    attached: ["nothing", "nothing", "picture", "film"],
    faults,
    connect: (person) =>
      person.signIn("facebook", url, (page) =>
        allow("100000000000001", said(page, "redirect_uri"), said(page, "scope").split(/[ ,]/)),
      ),
    listPosts: async () => posts(),
    close,
  };
}

async function instagram(now: () => number): Promise<NetworkStage> {
  const server = await startInstagram({ now, readLagMs, processingMs, publishingQuota: 1_000_000 });
  const { url, faults, allow, posts, close } = server;
  return {
    network: "instagram",
    standIn: { network: "instagram", url, accounts: [], app: SANDBOX_META_APP },
    calls: {
      publish: { method: "POST", path: "/v26.0/*/media_publish" },
      prepare: [{ method: "POST", path: "/v26.0/*/media" }],
      ask: { method: "GET", path: "/v26.0/*" },
    },
    attached: ["picture", "picture", "film"],
    faults,
    connect: (person) =>
      person.signIn("instagram", url, (page) =>
        allow("17841400000000001", said(page, "redirect_uri"), said(page, "scope").split(/[ ,]/)),
      ),
    listPosts: async () => posts(),
    close,
  };
}

async function mastodon(now: () => number): Promise<NetworkStage> {
  const server = await startMastodon({ idempotency: "unlocked", now });
  const { token } = server.addAccount("chaos");
  return {
    network: "mastodon",
    calls: {
      publish: { method: "POST", path: "/api/v1/statuses" },
      prepare: [{ method: "POST", path: "/api/v2/media" }],
      ask: { method: "GET", path: "/api/v1/accounts/*/statuses" },
    },
    attached: ["nothing", "picture"],
    faults: server.faults,
    connect: async (person) => {
      const credentials = { service: server.url, token };
      return (await person.post<{ id: string }>("/api/connections/mastodon/credentials", credentials)).id;
    },
    listPosts: async () => server.posts(),
    close: server.close,
  };
}

/** A real PDS, behind a proxy that breaks connections. */
async function bluesky(now: () => number): Promise<NetworkStage> {
  const pds = await startBlueskyPds();
  const proxy = await startFaultProxy({ target: pds.url, now });
  const account = await pds.createAccount("chaos.test");
  return {
    network: "bluesky",
    calls: {
      publish: { method: "POST", path: "/xrpc/com.atproto.repo.putRecord" },
      prepare: [{ method: "POST", path: "/xrpc/com.atproto.repo.uploadBlob" }],
      ask: { method: "GET", path: "/xrpc/com.atproto.repo.getRecord" },
    },
    attached: ["nothing", "picture"],
    faults: proxy.faults,
    connect: async (person) => {
      const secret = await pds.createAppPassword(account);
      const credentials = { service: proxy.url, identifier: account.handle, secret };
      return (await person.post<{ id: string }>("/api/connections/bluesky/credentials", credentials)).id;
    },
    listPosts: async () =>
      (await pds.listPosts(account.did)).map(({ uri, value }) => ({ id: uri, text: String(value["text"]) })),
    async close() {
      await proxy.close();
      await pds.close();
    },
  };
}
