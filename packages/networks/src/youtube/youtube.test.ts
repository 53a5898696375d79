import { createHash } from "node:crypto";
import type { PublicationContent } from "@planrrr/contract";
import { startYoutube, type YoutubeSandbox } from "@planrrr/sandbox-networks";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Armed, NetworkAccount, Publishing, Usage } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addFile } from "../testing/pictures.ts";
import { youtube } from "./index.ts";

let io: TestIo;
let server: YoutubeSandbox;
let account: NetworkAccount;
let credentials: Publishing["credentials"];
const QUANTUM = 262_144;

async function start(options: Parameters<typeof startYoutube>[0] = {}): Promise<void> {
  await server?.close();
  io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  server = await startYoutube({ now: io.now, readLagMs: 1000, ...options });
  const id = server.accounts[0]?.id ?? "";
  account = { id, handle: "@alice", displayName: "Alice", service: server.url, limits: {} };
  credentials = { ...server.signIn("alice") };
}
beforeEach(() => start());
afterAll(() => server.close());

const film = (bytes = 3 * QUANTUM + 5): PublicationContent => {
  const content = Buffer.from(Array.from({ length: bytes }, (_none, index) => (index * 13) % 251));
  return {
    text: "A film",
    media: [addFile(io, { bytes: content, mimeType: "video/mp4", kind: "video", alt: "" })],
  };
};
const prepare = (content: PublicationContent, more: Partial<Publishing> = {}): Promise<Armed> =>
  youtube.prepare(io, { publicationId: "p", content, account, credentials, ...more });
const commit = ({ handle }: Armed) => youtube.commit(io, { account, credentials, handle });
const reconcile = ({ handle }: Armed, lastCommitAt = io.now()) =>
  youtube.reconcile(io, {
    account,
    credentials,
    handle,
    armedAt: lastCommitAt,
    lastCommitAt,
    takenRemoteIds: [],
  });

describe("an upload", () => {
  it("leaves the last bytes to the commit", async () => {
    const content = film();
    const armed = await prepare(content);
    expect(io.calls).toEqual(["POST /upload/youtube/v3/videos", "PUT /upload/youtube/v3/videos"]);
    expect([server.posts(), await reconcile(armed)]).toEqual([[], { state: "not-published" }]);
    const published = await commit(armed);
    const file = await io.readMedia(content.media[0]?.id ?? "");
    const sha256 = createHash("sha256")
      .update(await file.bytes())
      .digest("hex");
    expect(server.posts()).toMatchObject([
      { id: published.remoteId, sha256, title: "A film", privacy: "public" },
    ]);
    expect(await commit(armed)).toEqual(published);
    expect(server.posts()).toHaveLength(1);
  });

  it("goes on where it broke off, within an attempt and in the next", async () => {
    const content = film(40 * QUANTUM + 1);
    server.faults.set({ rules: [{ method: "PUT", fault: "accept-then-drop", count: 1 }] });
    const armed = await prepare(content);
    // One chunk of 2 MB went, its answer was lost; the question found it; four more went.
    expect(io.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(6);
    const before = io.calls.length;
    const again = await prepare(content, { previousHandle: armed.handle });
    expect([again.handle, io.calls.length - before]).toEqual([armed.handle, 1]);
    await commit(again);
    expect(server.posts()).toMatchObject([{ bytes: 40 * QUANTUM + 1 }]);
  });

  it("gives up after so many breaks without progress", async () => {
    server.faults.set({ rules: [{ method: "PUT", fault: "status:503" }] });
    await expect(prepare(film())).rejects.toMatchObject({ kind: "not-sent", code: "HTTP_503" });
  });

  it("that is lost is begun anew; one that had come to its end is found in the channel's list", async () => {
    const content = film();
    const armed = await prepare(content);
    server.loseSessions();
    await expect(commit(armed)).rejects.toMatchObject({ kind: "unknown", code: "SESSION_LOST" });
    expect(await reconcile(armed)).toMatchObject({ state: "cannot-tell", reason: "TOO_EARLY" });
    expect(await reconcile(armed, io.now() - 600_000)).toEqual({ state: "not-published" });
    const second = await prepare(content, { previousHandle: armed.handle });
    const published = await commit(second);
    server.loseSessions();
    io.clock.now += 1000;
    expect(await reconcile(second)).toMatchObject({ state: "published", remoteId: published.remoteId });
  });

  it("never goes to another address than Google's", async () => {
    const content = film();
    const { handle } = await prepare(content);
    const upload = { ...(handle["upload"] as object), address: "https://example.com/upload" };
    await expect(commit({ handle: { ...handle, upload } })).rejects.toMatchObject({ code: "INVALID_HANDLE" });
    const answered: typeof fetch = async () =>
      new Response(null, { status: 200, headers: { location: "https://example.com/upload" } });
    const wrong = youtube.prepare(
      { ...io, fetch: answered },
      { publicationId: "p", content, account, credentials },
    );
    await expect(wrong).rejects.toMatchObject({ kind: "not-sent" });
  });

  it("of a large file holds only pieces of it", async () => {
    const bytes = 200 * 1_048_576;
    let held = 0;
    let most = 0;
    const piece = new Uint8Array(1_048_576);
    io.openMedia = async (_id, from = 0) => {
      let at = from;
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          most = Math.max(most, process.memoryUsage().rss - held);
          const length = Math.min(piece.length, bytes - at);
          at += length;
          if (length === 0) controller.close();
          else controller.enqueue(piece.subarray(0, length));
        },
      });
      return { stream, bytes, mimeType: "video/mp4" };
    };
    const content = film(5);
    const large = { ...content, media: content.media.map((item) => ({ ...item, bytes })) };
    held = process.memoryUsage().rss;
    await commit(await prepare(large));
    expect(server.posts()).toMatchObject([{ bytes }]);
    expect(most).toBeLessThan(150 * 1_048_576);
  }, 60_000);
});

describe("limits", () => {
  it("of a day end at midnight in California", async () => {
    await start({ quota: { inserts: 1 } });
    const usages: Usage[] = [];
    io.noteUsage = (usage) => void usages.push(usage);
    await commit(await prepare(film(5)));
    const resetAt = Date.UTC(2026, 10, 21, 8);
    await expect(prepare(film(6))).rejects.toMatchObject({
      kind: "rate-limited",
      code: "quotaExceeded",
      retryAt: resetAt,
    });
    // Every channel of this planrrr waits: the quota is the app's.
    expect(usages).toEqual([{ scope: "app", name: "videos.insert", limit: 100, remaining: 0, resetAt }]);
  });

  it("of the channel, too", async () => {
    await start({ channelUploads: 1 });
    await commit(await prepare(film(5)));
    await expect(prepare(film(6))).rejects.toMatchObject({
      kind: "rate-limited",
      code: "uploadLimitExceeded",
    });
  });
});

describe("a first comment", () => {
  it("goes under the video, once, whatever is lost", async () => {
    const root = await commit(await prepare(film(5)));
    const content: PublicationContent = { role: "comment", text: "First!", media: [] };
    const armed = await prepare(content, { replyTo: { root, parent: root } });
    server.faults.set({ rules: [{ method: "POST", fault: "500-after-accept", count: 1 }] });
    await expect(commit(armed)).rejects.toMatchObject({ kind: "unknown" });
    const found = await reconcile(armed);
    expect(found).toMatchObject({
      state: "published",
      url: expect.stringContaining(`watch?v=${root.remoteId}&lc=`),
    });
    expect(server.posts()).toMatchObject([{ comments: ["First!"] }]);
    const other = await prepare({ ...content, text: "Second" }, { replyTo: { root, parent: root } });
    expect(await reconcile(other)).toMatchObject({ state: "cannot-tell" });
    io.clock.now += 60_000;
    expect(await reconcile(other, io.now() - 60_000)).toEqual({ state: "not-published" });
  });

  it("is refused where there is none to be", async () => {
    const root = await commit(await prepare(film(5)));
    server.addAccount("alice", { hasComments: false });
    const content: PublicationContent = { role: "comment", text: "First!", media: [] };
    const late = prepare(content, { replyTo: { root, parent: root } }).then(commit);
    await expect(late).rejects.toMatchObject({ kind: "refused", code: "commentsDisabled" });
  });
});

describe("the channel", () => {
  it.each([
    [123_456, { followers: 123_000, significantDigits: 3 }],
    [999, { followers: 999 }],
  ])("with %i subscribers has %j", async (subscribers, audience) => {
    server.addAccount("alice", { subscribers });
    expect(await youtube.audience?.(io, account, credentials)).toEqual(audience);
  });

  it("may hide its subscribers", async () => {
    server.addAccount("alice", { hidesSubscribers: true });
    await expect(youtube.audience?.(io, account, credentials)).rejects.toMatchObject({
      code: "FOLLOWERS_HIDDEN",
    });
  });

  it("tells what became of a video", async () => {
    const { remoteId } = await commit(await prepare(film(5)));
    const metrics = await youtube.insights?.(io, account, credentials, remoteId);
    expect(Object.keys(metrics ?? {})).toEqual(["views", "likes", "comments"]);
    await expect(youtube.insights?.(io, account, credentials, "gone")).rejects.toMatchObject({
      code: "POST_GONE",
    });
  });
});

describe("the sign-in", () => {
  it("is renewed early and says when it ends for good", async () => {
    await start({ isTesting: true });
    const code = server.createCode("alice", "http://localhost/back", undefined);
    const input = { code, redirectUri: "http://localhost/back" };
    const [connected] = (await youtube.oauth?.exchange(io, server.url, server.app, input)) ?? [];
    const stored = connected?.credentials ?? {};
    expect(connected?.account).toMatchObject({ handle: "@alice", limits: { isLongAllowed: true } });
    expect(youtube.refreshAt?.(stored)).toBe(io.now() + 3_599_000 - 600_000);
    // While the consent screen is in "Testing": seven days.
    expect(youtube.expiresAt?.(stored)).toBe(io.now() + 604_799_000);
    io.clock.now += 3_600_000;
    const fresh = (await youtube.refresh?.(io, account, stored, server.app)) ?? {};
    expect([fresh["refreshToken"], fresh["accessToken"] === stored["accessToken"]]).toEqual([
      stored["refreshToken"],
      false,
    ]);
    io.clock.now += 604_800_000;
    const late = youtube.refresh?.(io, account, fresh, server.app);
    await expect(late).rejects.toMatchObject({ kind: "reconnect", code: "invalid_grant" });
  });

  it("asks again where single rights were left out", async () => {
    const scopes = ["https://www.googleapis.com/auth/youtube.upload"];
    const code = server.createCode("alice", "http://localhost/back", undefined, scopes);
    const exchanged = youtube.oauth?.exchange(io, server.url, server.app, {
      code,
      redirectUri: "http://localhost/back",
    });
    await expect(exchanged).rejects.toMatchObject({ kind: "reconnect", code: "INSUFFICIENT_SCOPE" });
  });

  it("begins at Google, and always brings a token that lasts", () => {
    const input = { redirectUri: "https://planrrr.example/back", state: "s", codeChallenge: "c" };
    const url = new URL(youtube.oauth?.authorizeUrl("https://www.googleapis.com", server.app, input) ?? "");
    expect(url.origin).toBe("https://accounts.google.com");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ access_type: "offline", prompt: "consent" });
  });
});
