import {
  type FacebookOptions,
  type FacebookSandbox,
  SANDBOX_META_APP,
  startFacebook,
} from "@planrrr/sandbox-networks";
import type { MediaRef, PublicationContent } from "@planrrr/contract";
import { afterEach, describe, expect, it } from "vitest";
import type { Connected, JsonObject, Publishing, Usage } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { loginAs } from "../testing/meta-login.ts";
import { addFilm, addJpeg } from "../testing/meta-files.ts";
import { textOf } from "../testing/text-of.ts";
import { facebook } from "./index.ts";

let server: FacebookSandbox;
let io: TestIo;
let connected: Connected;
afterEach(() => server.close());

async function start(options: FacebookOptions = {}): Promise<void> {
  io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  server = await startFacebook({ now: io.now, processingMs: 10_000, ...options });
  const [page] = await loginAs(io, server, facebook.oauth, "100000000000001");
  if (page === undefined) throw new Error("no page");
  connected = page;
}

async function prepare(content: PublicationContent, rest: Partial<Publishing> = {}): Promise<JsonObject> {
  return (await facebook.prepare(io, { publicationId: "one", content, ...connected, ...rest })).handle;
}
const commit = (handle: JsonObject) => facebook.commit(io, { ...connected, handle });
const ask = (handle: JsonObject, lastCommitAt?: number, takenRemoteIds: string[] = []) =>
  facebook.reconcile(io, {
    ...connected,
    handle,
    armedAt: io.now(),
    takenRemoteIds,
    ...(lastCommitAt && { lastCommitAt }),
  });
const say = (text: string, media: MediaRef[] = []): PublicationContent => ({ text, media });

describe("a page that is disconnected", () => {
  it("takes the login's rights back, and with them every page of it", async () => {
    await start();
    const { account, credentials } = connected;
    await facebook.oauth?.revoke?.(io, account, credentials, SANDBOX_META_APP);
    await expect(prepare(say("too late"))).rejects.toMatchObject({ kind: "reconnect" });
  });

  it("leaves alone what says not whose it is", async () => {
    await start();
    const { account, credentials } = connected;
    await facebook.oauth?.revoke?.(io, { ...account, limits: {} }, credentials, SANDBOX_META_APP);
    expect(await commit(await prepare(say("still here")))).toMatchObject({ url: expect.any(String) });
  });
});

describe("a content that changes before it went out", () => {
  it("takes the old post away, so that a late call finds nothing", async () => {
    await start();
    const old = await prepare(say("old"));
    const fresh = await prepare(say("new"), { previousHandle: old });
    await expect(commit(old)).rejects.toMatchObject({ kind: "not-sent", code: "GRAPH_100_33" });
    await commit(fresh);
    expect(server.posts().map(({ text }) => text)).toEqual(["new"]);
  });

  it("leaves alone what is public already", async () => {
    await start();
    const old = await prepare(say("old"));
    await commit(old);
    expect(await prepare(say("new"), { previousHandle: old })).toEqual(old);
    expect(await ask(old)).toMatchObject({ state: "published" });
  });

  it("keeps what was prepared for the same content", async () => {
    await start();
    const content = say("same", [addJpeg(io, "", 1)]);
    const first = await prepare(content);
    const before = io.calls.length;
    expect(await prepare(content, { previousHandle: first })).toEqual(first);
    expect(io.calls.slice(before)).toEqual([`GET /v26.0/${textOf(first["postId"])}`]);
  });

  it("makes it anew when somebody took it away by hand", async () => {
    await start();
    const first = await prepare(say("gone"));
    server.reset();
    expect(await ask(first)).toEqual({ state: "not-published" });
    const second = await prepare(say("gone"), { previousHandle: first });
    expect(second["postId"]).not.toBe(first["postId"]);
  });
});

describe("videos", () => {
  const film = { width: 1080, height: 1920, seconds: 20, bytes: 9_000_000 };

  it("are public when Facebook is done, not when it has said yes", async () => {
    await start();
    const handle = await prepare(say("film", [addFilm(io, film)]));
    await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown", code: "STILL_PROCESSING" });
    expect(await ask(handle)).toMatchObject({ state: "cannot-tell", reason: "STILL_PROCESSING" });
    io.clock.now += 10_000;
    const url = `${server.url}/watch/?v=${textOf(handle["videoId"])}`;
    expect(await ask(handle)).toEqual({ state: "published", remoteId: handle["videoId"], url });
    expect((await fetch(url)).status).toBe(200);
  });

  it("go up part by part, and no part twice", async () => {
    await start();
    await prepare(say("film", [addFilm(io, film)]));
    // Start and three parts of 4 MiB.
    expect(io.calls.filter((call) => call === "POST /v26.0/200000000000001/videos")).toHaveLength(4);
  });

  it.each(["post", "reel"] as const)(
    "that Facebook can't read as a %s are refused, in its words",
    async (as) => {
      await start();
      const bad = addFilm(io, { ...film, seconds: 2 }, { durationMs: 20_000 });
      io.media.set(bad.id, new Blob([new Uint8Array(2000)], { type: "video/mp4" }));
      const content = { ...say("bad", [{ ...bad, bytes: 2000 }]), options: { facebook: { as } } };
      const handle = await prepare(content);
      await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown" });
      io.clock.now += 10_000;
      expect(await ask(handle)).toEqual({ state: "not-published" });
      await expect(prepare(content, { previousHandle: handle })).rejects.toMatchObject({
        kind: "refused",
        code: "VIDEO_REFUSED",
        message: expect.stringContaining("format"),
      });
      expect(server.posts()).toEqual([]);
    },
  );

  it.each(["accept-then-drop", "drop-before-accept"])(
    "whose finish ends with %s are one reel",
    async (fault) => {
      await start();
      const content = { ...say("reel", [addFilm(io, film)]), options: { facebook: { as: "reel" as const } } };
      const handle = await prepare(content);
      server.faults.set({ rules: [{ method: "POST", path: "/v26.0/*/video_reels", fault, count: 1 }] });
      await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown" });
      const isLost = (await ask(handle)).state === "not-published";
      expect(isLost).toBe(fault === "drop-before-accept");
      expect(await prepare(content, { previousHandle: handle })).toEqual(handle);
      if (isLost) await commit(handle).catch(() => undefined);
      await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown", code: "GRAPH_6001_1363041" });
      io.clock.now += 10_000;
      expect(await ask(handle)).toMatchObject({ state: "published", url: expect.stringContaining("/reel/") });
      expect(server.posts()).toHaveLength(1);
    },
  );

  it("of another content are taken away", async () => {
    await start();
    const first = await prepare(say("one", [addFilm(io, film)]));
    await prepare(say("two", [addFilm(io, { ...film, seed: 2 })]), { previousHandle: first });
    await expect(commit(first)).rejects.toMatchObject({ kind: "unknown", code: "GRAPH_6001_1363041" });
    expect(await ask(first)).toEqual({ state: "not-published" });
  });
});

describe("a first comment", () => {
  const comment: PublicationContent = { role: "comment", text: "Link in here", media: [] };
  const under = async () => {
    const parent = await commit(await prepare(say("post")));
    return { root: parent, parent };
  };

  it("stands under its post, once, also after a doubt", async () => {
    await start();
    const replyTo = await under();
    const handle = await prepare(comment, { replyTo });
    server.faults.set({
      rules: [{ method: "POST", path: "/*/comments", fault: "accept-then-drop", count: 1 }],
    });
    await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown" });
    expect(await ask(handle, io.now())).toMatchObject({
      state: "published",
      url: expect.stringContaining("comment_id="),
    });
    expect(server.posts()[0]?.comments).toMatchObject([{ text: "Link in here" }]);
  });

  it("is sent again only when nothing can still be on its way, and never taken for an older one", async () => {
    await start();
    const replyTo = await under();
    await commit(await prepare(comment, { replyTo }));
    const second = await prepare(comment, { replyTo });
    const sentAt = io.now();
    expect(await ask(second, sentAt)).toMatchObject({ state: "cannot-tell", askAgainAt: sentAt + 30_000 });
    io.clock.now += 30_000;
    expect(await ask(second, sentAt)).toMatchObject({ state: "cannot-tell" });
    expect(
      await facebook.reconcile(io, {
        ...connected,
        handle: second,
        armedAt: sentAt,
        lastCommitAt: sentAt,
        takenRemoteIds: [],
      }),
    ).toEqual({ state: "not-published" });
  });

  it("needs a post", async () => {
    await start();
    await expect(prepare(comment)).rejects.toMatchObject({ kind: "refused", code: "NO_PARENT" });
  });
});

it("asks the owner when the page is gone, and refuses no post for it", async () => {
  await start();
  connected = { ...connected, account: { ...connected.account, id: "999" } };
  await expect(prepare(say("x"))).rejects.toMatchObject({ kind: "reconnect", code: "ACCOUNT_GONE" });
});

it("is told of the same words twice where Facebook minds them", async () => {
  await start({ flipsAreDuplicates: true });
  await commit(await prepare(say("again")));
  await expect(commit(await prepare(say("again")))).rejects.toMatchObject({
    kind: "refused",
    code: "GRAPH_506_1455006",
  });
});

it("counts what became of a post, and does without what was not granted", async () => {
  await start();
  const { remoteId } = await commit(await prepare(say("seen")));
  const look = () => facebook.insights(io, connected.account, connected.credentials, remoteId);
  expect(await look()).toEqual({ reactions: 0, comments: 0, shares: 0, clicks: 0, media_view: 0 });
  server.setErrors([{ path: "/insights", code: 200, status: 403 }]);
  expect(await look()).toEqual({ reactions: 0, comments: 0, shares: 0 });
});

it("notes how much of the budget is used", async () => {
  await start({ rateLimit: { calls: 20, periodMs: 3_600_000 } });
  const noted: Usage[] = [];
  const noting = { ...io, noteUsage: (usage: Usage) => void noted.push(usage) };
  await facebook.audience(noting, connected.account, connected.credentials);
  expect(noted).toMatchObject([{ scope: "connection", limit: 100, remaining: 95 }]);
  const look = () => facebook.audience(io, connected.account, connected.credentials);
  for (let calls = 1; calls < 20; calls += 1) await look();
  await expect(look()).rejects.toMatchObject({ kind: "rate-limited", retryAt: io.now() + 3_600_000 });
});
