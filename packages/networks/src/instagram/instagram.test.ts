import { type InstagramOptions, type InstagramSandbox, startInstagram } from "@planrrr/sandbox-networks";
import type { MediaRef, PublicationContent } from "@planrrr/contract";
import { afterEach, describe, expect, it } from "vitest";
import type { Connected, JsonObject, Publishing } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { loginAs } from "../testing/meta-login.ts";
import { addFilm, addJpeg } from "../testing/meta-files.ts";
import { type MediaServer, serveMedia } from "../testing/serve-media.ts";
import { instagram } from "./index.ts";

const ACCOUNT = "17841400000000001";
const DAY = 86_400_000;
let server: InstagramSandbox;
let files: MediaServer;
let io: TestIo;
let connected: Connected;
afterEach(async () => {
  await server.close();
  await files.close();
});

async function start(options: InstagramOptions = {}): Promise<void> {
  files = await serveMedia(() => io);
  io = createIo({ mediaUrl: async (id) => `${files.url}/${id}` });
  io.sleep = async (ms) => void (io.clock.now += ms);
  server = await startInstagram({ now: io.now, processingMs: 10_000, ...options });
  const [account] = await loginAs(io, server, instagram.oauth, "17841400000000001");
  if (account === undefined) throw new Error("no account");
  connected = account;
}

async function prepare(content: PublicationContent, rest: Partial<Publishing> = {}): Promise<JsonObject> {
  return (await instagram.prepare(io, { publicationId: "one", content, ...connected, ...rest })).handle;
}
const commit = (handle: JsonObject) => instagram.commit(io, { ...connected, handle });
const ask = (handle: JsonObject, rest: { lastCommitAt?: number; takenRemoteIds?: string[] } = {}) =>
  instagram.reconcile(io, { ...connected, handle, armedAt: io.now(), takenRemoteIds: [], ...rest });
const say = (text: string, media?: MediaRef[]): PublicationContent => ({
  text,
  media: media ?? [addJpeg(io, "", 1)],
});
const film = { width: 1080, height: 1920, seconds: 20 };

describe("containers", () => {
  it("are used again while they live, and made anew when they don't", async () => {
    await start();
    const content = say("one");
    const first = await prepare(content);
    expect(await prepare(content, { previousHandle: first })).toEqual(first);
    io.clock.now += DAY;
    const second = await prepare(content, { previousHandle: first });
    expect(second["containerId"]).not.toBe(first["containerId"]);
    await commit(second);
    expect(server.posts()).toHaveLength(1);
  });

  it("are published once, however many say so, one after the other or at once", async () => {
    await start();
    const handle = await prepare(say("once"));
    const ends = await Promise.allSettled([commit(handle), commit(handle), commit(handle)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(commit(handle)).rejects.toMatchObject({ code: "GRAPH_9007_2207027" });
    expect(await ask(handle)).toMatchObject({ state: "published" });
    expect(server.posts()).toHaveLength(1);
  });

  it("that a late request publishes with an old content keep the new one from going out", async () => {
    await start();
    const old = await prepare(say("old"));
    const fresh = await prepare(say("new"), { previousHandle: old });
    await commit(old);
    expect(await ask(fresh)).toMatchObject({ state: "published", remoteId: server.posts()[0]?.id });
    expect(await prepare(say("newer"), { previousHandle: fresh })).toEqual(fresh);
    expect(server.posts().map(({ text }) => text)).toEqual(["old"]);
  });

  it("that take too long are waited for in the next attempt", async () => {
    await start({ processingMs: 400_000 });
    const content = say("slow", [addFilm(io, film)]);
    const handle = await prepare(content);
    await expect(commit(handle)).rejects.toMatchObject({ kind: "not-sent", retryAt: io.now() + 30_000 });
    io.clock.now += 200_000;
    expect(await prepare(content, { previousHandle: handle })).toEqual(handle);
    await commit(handle);
    expect(server.posts()).toHaveLength(1);
  });

  it("whose file Instagram can't use refuse the post, in its words", async () => {
    await start();
    const cut = addFilm(io, film);
    io.media.set(cut.id, (io.media.get(cut.id) ?? new Blob([])).slice(0, 900, "video/mp4"));
    await expect(prepare(say("cut", [cut]))).rejects.toMatchObject({
      kind: "refused",
      code: "CONTAINER_2207026",
    });
  });

  it("whose file could not be fetched are tried again", async () => {
    await start();
    const lost = addJpeg(io, "", 5);
    const file = io.media.get(lost.id) ?? new Blob([]);
    io.media.delete(lost.id);
    await expect(prepare(say("lost", [lost]))).rejects.toMatchObject({
      kind: "not-sent",
      code: "GRAPH_9004_2207052",
    });
    io.media.set(lost.id, file);
    await commit(await prepare(say("lost", [lost])));
    expect(server.posts()).toHaveLength(1);
  });
});

describe("doubts", () => {
  it("4/2207051 with a live post: always asked, found, and never sent again", async () => {
    await start();
    const handle = await prepare(say("live"));
    server.setErrors([{ path: "/media_publish", code: 4, subcode: 2207051, afterAccept: true }]);
    await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown", code: "GRAPH_4_2207051" });
    expect(await ask(handle)).toMatchObject({ state: "published", remoteId: server.posts()[0]?.id });
  });

  it("4/2207051 with nothing live: asked, and sent again with the same container", async () => {
    await start();
    const handle = await prepare(say("dead"));
    server.setErrors([{ path: "/media_publish", code: 4, subcode: 2207051 }]);
    await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown" });
    expect(await ask(handle)).toEqual({ state: "not-published" });
    await commit(handle);
    expect(server.posts()).toHaveLength(1);
  });

  it("wait for a list that lags, and end even if the post was taken away meanwhile", async () => {
    await start({ readLagMs: 60_000 });
    const handle = await prepare(say("lag"));
    const lastCommitAt = io.now();
    const { remoteId } = await commit(handle);
    const armedAt = io.now();
    const later = (takenRemoteIds: string[] = []) =>
      instagram.reconcile(io, { ...connected, handle, armedAt, lastCommitAt, takenRemoteIds });
    expect(await later()).toMatchObject({ state: "cannot-tell", reason: "NOT_LISTED_YET" });
    io.clock.now += 60_000;
    expect(await later()).toMatchObject({ state: "published", remoteId });
    io.clock.now += 600_000;
    expect(await later([remoteId])).toMatchObject({ state: "published", remoteId: handle["containerId"] });
  });
});

it("makes stories, whose words nobody sees", async () => {
  await start();
  const content: PublicationContent = {
    ...say("unseen", [addJpeg(io, "", 1, 1080, 1920)]),
    options: { instagram: { as: "story" } },
  };
  expect(instagram.validate({ content, limits: {} })).toEqual(
    [
      expect.objectContaining({ code: "ALT_MISSING", severity: "warning" }),
      expect.objectContaining({ code: "TEXT_NOT_SHOWN", severity: "warning" }),
    ].toReversed(),
  );
  const handle = await prepare(content);
  const { remoteId } = await commit(handle);
  expect(await ask(handle)).toMatchObject({ state: "published", remoteId });
  expect(await instagram.insights(io, connected.account, connected.credentials, remoteId)).toMatchObject({
    replies: 0,
  });
});

it("asks the owner when the account is gone, and refuses no post for it", async () => {
  await start();
  connected = { ...connected, account: { ...connected.account, id: "999" } };
  await expect(prepare(say("x"))).rejects.toMatchObject({ kind: "reconnect", code: "ACCOUNT_GONE" });
});

it("obeys the quota the account names, before it makes anything", async () => {
  await start({ publishingQuota: 1 });
  await commit(await prepare(say("first")));
  const before = io.calls.length;
  await expect(prepare(say("second"))).rejects.toMatchObject({
    kind: "rate-limited",
    code: "QUOTA_USED_UP",
    retryAt: io.now() + 3_600_000,
  });
  expect(io.calls.slice(before)).toEqual([`GET /v26.0/${ACCOUNT}/content_publishing_limit`]);
});

it("puts a first comment under a post, once, also after a doubt", async () => {
  await start();
  const parent = await commit(await prepare(say("post")));
  const comment: PublicationContent = { role: "comment", text: "#tags", media: [] };
  expect(instagram.validate({ content: { ...comment, text: "x".repeat(301) }, limits: {} })).toMatchObject([
    { code: "TEXT_TOO_LONG", limit: 300 },
  ]);
  const handle = await prepare(comment, { replyTo: { root: parent, parent } });
  server.faults.set({
    rules: [{ method: "POST", path: "/*/comments", fault: "accept-then-drop", count: 1 }],
  });
  await expect(commit(handle)).rejects.toMatchObject({ kind: "unknown" });
  expect(await ask(handle)).toMatchObject({ state: "published", url: expect.stringMatching(/\/c\/\d+\/$/) });
  expect(server.posts()[0]?.comments).toMatchObject([{ text: "#tags" }]);
});

it("counts what became of a post", async () => {
  await start();
  const { remoteId } = await commit(await prepare(say("seen", [addFilm(io, film)])));
  expect(await instagram.insights(io, connected.account, connected.credentials, remoteId)).toEqual({
    views: 0,
    reach: 0,
    likes: 0,
    comments: 0,
    saved: 0,
    shares: 0,
    total_interactions: 0,
  });
});
