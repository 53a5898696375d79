import { startX, type XSandbox } from "@planrrr/sandbox-networks";
import type { PublicationContent } from "@planrrr/contract";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Armed, NetworkAccount, Publishing, Usage } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addFile } from "../testing/pictures.ts";
import { x } from "./index.ts";

let io: TestIo;
let server: XSandbox;
let account: NetworkAccount;
let credentials: Publishing["credentials"];
let usages: Usage[];

beforeEach(async () => {
  io = createIo();
  usages = [];
  io.noteUsage = (usage) => void usages.push(usage);
  io.sleep = async (ms) => void (io.clock.now += ms);
  await server?.close();
  server = await startX({ now: io.now, readLagMs: 1000 });
  account = {
    id: server.accounts[0]?.id ?? "",
    handle: "@alice",
    displayName: "Alice",
    service: server.url,
    limits: {},
  };
  credentials = { ...server.signIn("alice") };
});
afterAll(() => server.close());

const prepare = (content: PublicationContent, more: Partial<Publishing> = {}): Promise<Armed> =>
  x.prepare(io, { publicationId: "p", content, account, credentials, ...more });
const publish = async (content: PublicationContent, replyTo?: Publishing["replyTo"]) => {
  const { handle } = await prepare(content, replyTo && { replyTo });
  return x.commit(io, { account, credentials, handle });
};
const reconcile = (handle: Armed["handle"], armedAt: number, lastCommitAt?: number) =>
  x.reconcile(io, {
    account,
    credentials,
    handle,
    armedAt,
    takenRemoteIds: [],
    ...(lastCommitAt && { lastCommitAt }),
  });

describe("a thread", () => {
  it("is a chain in which each part is found by its own place", async () => {
    const root = await publish({ text: "one", media: [] });
    const second = await publish({ role: "thread", text: "two", media: [] }, { root, parent: root });
    const { handle } = await prepare(
      { role: "thread", text: "one", media: [] },
      { replyTo: { root, parent: second } },
    );
    const armedAt = io.now();
    await x.commit(io, { account, credentials, handle });
    io.clock.now += 1000;
    const third = await reconcile(handle, armedAt, armedAt);
    expect(server.posts().map(({ id, replyToId }) => [id, replyToId])).toEqual([
      [root.remoteId, null],
      [second.remoteId, root.remoteId],
      [third.state === "published" ? third.remoteId : "", second.remoteId],
    ]);
    // The same words at the head of the thread are not the third part.
    expect(third).not.toMatchObject({ remoteId: root.remoteId });
  });

  it("stops where its head is gone", async () => {
    const gone = { remoteId: "1", url: "https://x.com/alice/status/1" };
    const late = publish({ role: "thread", text: "two", media: [] }, { root: gone, parent: gone });
    await expect(late).rejects.toMatchObject({ kind: "refused", code: "HTTP_403" });
  });
});

describe("what can't be told", () => {
  it("waits until a late call can't arrive any more, asking now and then", async () => {
    const { handle } = await prepare({ text: "late", media: [] });
    const armedAt = io.now();
    const first = await reconcile(handle, armedAt, armedAt);
    expect(first).toEqual({ state: "cannot-tell", reason: "TOO_EARLY", askAgainAt: armedAt + 10_000 });
    io.clock.now += 59_000;
    expect(await reconcile(handle, armedAt, armedAt)).toMatchObject({ askAgainAt: armedAt + 60_000 });
    io.clock.now += 1000;
    expect(await reconcile(handle, armedAt, armedAt)).toEqual({ state: "not-published" });
  });

  it("a duplicate is somebody else's at first, perhaps ours after a doubt, and theirs in the end", async () => {
    await publish({ text: "the same", media: [] });
    const kinds: unknown[] = [];
    let handle = (await prepare({ text: "the same", media: [] })).handle;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      kinds.push(await x.commit(io, { account, credentials, handle }).catch((error: unknown) => error));
      handle = (await prepare({ text: "the same", media: [] }, { previousHandle: handle })).handle;
    }
    expect(kinds).toMatchObject([
      { kind: "refused" },
      { kind: "unknown", code: "MAYBE_DUPLICATE" },
      { kind: "unknown", code: "MAYBE_DUPLICATE" },
      { kind: "refused" },
    ]);
  });
});

describe("limits", () => {
  it("are noted, and the last post of a window asks for a pause", async () => {
    await server.close();
    server = await startX({ now: io.now, limits: { createPost: 2 } });
    account = { ...account, service: server.url };
    credentials = { ...server.signIn("alice") };
    expect((await publish({ text: "1", media: [] })).holdUntil).toBeUndefined();
    expect((await publish({ text: "2", media: [] })).holdUntil).toBe(io.now() + 900_000);
    await expect(publish({ text: "3", media: [] })).rejects.toMatchObject({ retryAt: io.now() + 900_000 });
    expect(usages.slice(0, 2)).toEqual([
      { scope: "connection", name: "POST /2/tweets", limit: 2, remaining: 1, resetAt: io.now() + 900_000 },
      {
        scope: "app",
        name: "POST /2/tweets (24 h)",
        limit: 10_000,
        remaining: 9999,
        resetAt: io.now() + 86_400_000,
      },
    ]);
  });

  it("of money are a pause, not an end", async () => {
    const credits = { method: "PUT", body: JSON.stringify({ usd: 0.1 }) };
    await fetch(`${server.url}/_sandbox/credits`, credits);
    await publish({ text: "cheap", media: [] });
    await expect(publish({ text: "dear: planrrr.io", media: [] })).rejects.toMatchObject({
      kind: "rate-limited",
      code: "CREDITS_EXHAUSTED",
      retryAt: io.now() + 3_600_000,
    });
  });

  it.each([
    ["no link", 0.015],
    ["planrrr.io", 0.2],
    ["me@planrrr.io", 0.015],
  ])("the price of %j is what X takes", async (text, amount) => {
    const content = { text, media: [] };
    expect(x.price?.({ content, limits: {} })).toMatchObject({ amount, currency: "USD" });
    await publish(content);
    expect(server.price().usd).toBe(amount);
  });

  it("are wider for who pays", async () => {
    server.addAccount("carol", true);
    const signedIn = server.signIn("carol");
    const long = { text: "x".repeat(3000), media: [] };
    account = {
      ...account,
      id: server.addAccount("carol").id,
      handle: "@carol",
      limits: { isPremium: true },
    };
    credentials = { ...signedIn };
    const { handle } = await prepare(long);
    await x.commit(io, { account, credentials, handle });
    io.clock.now += 1000;
    // Only its beginning stands in the timeline's text.
    expect(await reconcile(handle, io.now())).toMatchObject({ state: "published" });
  });
});

describe("the account", () => {
  it("tells its followers and what became of a post", async () => {
    expect(await x.audience?.(io, account, credentials)).toEqual({ followers: 1234 });
    const { remoteId } = await publish({ text: "look", media: [] });
    const metrics = await x.insights?.(io, account, credentials, remoteId);
    expect(Object.keys(metrics ?? {})).toEqual([
      "likes",
      "replies",
      "reposts",
      "quotes",
      "bookmarks",
      "views",
    ]);
    await expect(x.insights?.(io, account, credentials, "1")).rejects.toMatchObject({ code: "POST_GONE" });
  });

  it("renews its sign-in early, by a token that works once", async () => {
    const expiresAt = Number(credentials["expiresAt"]);
    expect(x.refreshAt?.(credentials)).toBe(expiresAt - 1_800_000);
    expect([x.expiresAt?.(credentials), x.expiresAt?.({ accessToken: "a", expiresAt })]).toEqual([
      undefined,
      expiresAt,
    ]);
    io.clock.now += 5_400_000;
    const fresh = (await x.refresh?.(io, account, credentials, server.app)) ?? {};
    expect(fresh["refreshToken"]).not.toBe(credentials["refreshToken"]);
    // The old token still works meanwhile.
    expect(await x.audience?.(io, account, credentials)).toEqual({ followers: 1234 });
    await x.oauth?.revoke?.(io, account, fresh, server.app);
    await expect(x.audience?.(io, account, fresh)).rejects.toMatchObject({ kind: "expired" });
    await expect(x.refresh?.(io, account, fresh, server.app)).rejects.toMatchObject({ kind: "reconnect" });
  });

  it("is asked for at x.com, whatever the API's address", () => {
    const input = { redirectUri: "https://planrrr.example/back", state: "s", codeChallenge: "c" };
    const url = new URL(x.oauth?.authorizeUrl("https://api.x.com", server.app, input) ?? "");
    expect([url.origin, url.pathname]).toEqual(["https://x.com", "/i/oauth2/authorize"]);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      state: "s",
      code_challenge: "c",
      code_challenge_method: "S256",
      scope: "tweet.read tweet.write users.read media.write offline.access",
    });
  });
});

describe("a file", () => {
  it("goes in pieces; a piece that fails goes again", async () => {
    const bytes = Buffer.alloc(9_000_000, 7);
    const video = addFile(io, { bytes, mimeType: "video/mp4", kind: "video", alt: "" });
    server.faults.set({ rules: [{ path: "/2/media/upload/*/append", fault: "status:503", nth: 2 }] });
    await publish({ text: "film", media: [video] });
    const sent = io.calls.filter((call) => call.endsWith("/append"));
    expect(sent).toHaveLength(6);
    expect(server.posts()).toMatchObject([
      { media: [{ bytes: 9_000_000, sha256: expect.stringMatching(/^\w{64}$/) }] },
    ]);
  });

  it("that X can't read is refused, after it was looked at", async () => {
    const bytes = Buffer.from("corrupt film");
    const video = addFile(io, { bytes, mimeType: "video/mp4", kind: "video", alt: "" });
    await expect(publish({ text: "film", media: [video] })).rejects.toMatchObject({
      kind: "refused",
      code: "MEDIA_REFUSED",
    });
  });

  it("is used again by the next attempt, for as long as X keeps it", async () => {
    const bytes = Buffer.from("a film");
    const content = {
      text: "film",
      media: [addFile(io, { bytes, mimeType: "video/mp4", kind: "video", alt: "" })],
    };
    const { handle } = await prepare(content);
    const before = io.calls.length;
    const again = await prepare(content, { previousHandle: handle });
    expect([io.calls.length, again.handle["body"]]).toEqual([before, handle["body"]]);
    io.clock.now += 20 * 3_600_000;
    credentials = { ...server.signIn("alice") };
    const later = await prepare(content, { previousHandle: handle });
    expect(later.handle["body"]).not.toEqual(handle["body"]);
    expect(later.handle["earlier"]).toEqual([handle["body"]]);
  });
});
