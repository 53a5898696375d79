import { type MastodonOptions, type MastodonSandbox, startMastodon } from "@planrrr/sandbox-networks";
import type { PublicationContent } from "@planrrr/contract";
import { afterEach, describe, expect, it } from "vitest";
import type { Connected, JsonObject } from "../network.ts";
import { addVideo } from "../testing/contents.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addPicture } from "../testing/pictures.ts";
import { mastodon } from "./index.ts";

let server: MastodonSandbox;
let io: TestIo;
let connected: Connected;
afterEach(() => server.close());

async function start(options: MastodonOptions = {}): Promise<void> {
  io = createIo();
  io.sleep = async (ms) => void (io.clock.now += ms);
  server = await startMastodon({ now: io.now, ...options });
  connected = await mastodon.connect(io, { service: server.url, token: "alice-token" });
}

async function prepare(content: PublicationContent, previousHandle?: JsonObject): Promise<JsonObject> {
  const input = { publicationId: "one", content, ...connected, ...(previousHandle && { previousHandle }) };
  return (await mastodon.prepare(io, input)).handle;
}

const commit = (handle: JsonObject) => mastodon.commit(io, { ...connected, handle });
const ask = (
  handle: JsonObject,
  rest: { armedAt?: number; lastCommitAt?: number; takenRemoteIds?: string[] } = {},
) => mastodon.reconcile(io, { ...connected, handle, armedAt: io.now(), takenRemoteIds: [], ...rest });

/** A post of the account's owner, made in another app. */
async function postByHand(status: string): Promise<string> {
  const { handle } = await mastodon.prepare(io, {
    publicationId: crypto.randomUUID(),
    content: { text: status, media: [] },
    ...connected,
  });
  return (await commit(handle)).remoteId;
}

describe("connect", () => {
  it("reads the account and the server's limits", async () => {
    await start({ maxCharacters: 11_000 });
    expect(connected.account).toMatchObject({
      handle: `@alice@${new URL(server.url).host}`,
      displayName: "Alice",
      profileUrl: `${server.url}/@alice`,
    });
    expect(connected.account.limits).toMatchObject({
      maxCharacters: 11_000,
      charactersPerUrl: 23,
      locksIdempotencyKeys: true,
    });
  });

  it("asks an older server in its own way", async () => {
    await start();
    server.faults.set({ rules: [{ path: "/api/v2/instance", fault: "status:404" }] });
    expect(
      (await mastodon.connect(io, { service: server.url, token: "alice-token" })).account.limits,
    ).toMatchObject({ maxCharacters: 500 });
  });

  it("says at once that a token may not post", async () => {
    await start();
    server.addAccount("alice", "reader", ["read"]);
    await expect(mastodon.connect(io, { service: server.url, token: "reader" })).rejects.toMatchObject({
      kind: "reconnect",
      code: "INSUFFICIENT_SCOPE",
    });
    await expect(mastodon.connect(io, { service: server.url, token: " " })).rejects.toMatchObject({
      code: "MISSING_FIELD",
    });
  });
});

describe("prepare", () => {
  it("gives up on a file that is never ready, and says that nothing was sent", async () => {
    await start({ processingPolls: 1_000_000 });
    await expect(prepare({ text: "", media: [addVideo(io)] })).rejects.toMatchObject({
      kind: "not-sent",
      code: "MEDIA_STILL_PROCESSING",
    });
    expect(io.clock.now).toBeLessThan(Date.UTC(2026, 10, 20, 12, 3));
  });

  it("uses uploaded files again as long as they are there, and the same key and place for life", async () => {
    await start();
    const content = { text: "files", media: [addPicture(io, "alt", [1, 2, 3])] };
    const first = await prepare(content);
    expect(await prepare(content, first)).toEqual(first);
    await commit(first);
    const second = await prepare(content, first);
    expect(second).toMatchObject({
      idempotencyKey: first["idempotencyKey"],
      sinceId: first["sinceId"],
      earlier: [first["body"]],
    });
    expect(second["body"]).not.toEqual(first["body"]);
    expect(await ask(second)).toMatchObject({ state: "published" });
  });

  it("sends what was asked for and nothing else", async () => {
    await start();
    const content: PublicationContent = {
      text: "t",
      media: [],
      visibility: "unlisted",
      contentWarning: " careful ",
      language: "de",
      link: { url: "https://example.com/" },
    };
    const { body } = await prepare(content);
    expect(body).toEqual({
      status: "t\n\nhttps://example.com/",
      visibility: "unlisted",
      spoiler_text: "careful",
      language: "de",
    });
    expect((await prepare({ text: "t", media: [] }))["body"]).toEqual({ status: "t" });
  });
});

describe("commit", () => {
  it("asks for a pause when the budget is used up", async () => {
    await start({ rateLimit: { requests: 4, periodMs: 300_000 } });
    const published = await commit(await prepare({ text: "last", media: [] }));
    expect(published.holdUntil).toBe(io.now() + 300_000);
    await expect(prepare({ text: "too many", media: [] })).rejects.toMatchObject({
      kind: "rate-limited",
      retryAt: io.now() + 300_000,
    });
  });
});

describe("reconcile", () => {
  it("waits for lists that lag, longer where keys are not locked, and counts from the last commit", async () => {
    await start();
    const handle = await prepare({ text: "nowhere", media: [] });
    const armedAt = io.now();
    expect(await ask(handle)).toEqual({
      state: "cannot-tell",
      reason: "TOO_EARLY",
      askAgainAt: armedAt + 5000,
    });
    io.clock.now += 5000;
    expect(await ask(handle, { armedAt })).toEqual({ state: "not-published" });
    expect(await ask(handle, { armedAt, lastCommitAt: io.now() })).toMatchObject({
      state: "cannot-tell",
      askAgainAt: io.now() + 5000,
    });
    const { account } = connected;
    connected.account = { ...account, limits: { ...account.limits, locksIdempotencyKeys: false } };
    expect(await ask(handle)).toMatchObject({ askAgainAt: io.now() + 30_000 });
  });

  it("finds its post behind a hundred others, and none of the others", async () => {
    await start();
    const handle = await prepare({ text: "the one", media: [] });
    for (let number = 0; number < 95; number += 1) await postByHand(`other ${number}`);
    const { remoteId } = await commit(handle);
    for (let number = 0; number < 10; number += 1) await postByHand(`later ${number}`);
    expect(await ask(handle)).toMatchObject({ state: "published", remoteId });
    expect(await ask(handle, { takenRemoteIds: [remoteId], armedAt: 0 })).toEqual({ state: "not-published" });
  });

  it("does not take an older post with the same text", async () => {
    await start();
    await postByHand("again");
    const handle = await prepare({ text: "again", media: [] });
    expect(await ask(handle, { armedAt: 0 })).toEqual({ state: "not-published" });
  });

  it.each([
    ["text", { text: "other", media: [] }],
    ["visibility", { text: "same", media: [], visibility: "private" }],
    ["warning", { text: "same", media: [], contentWarning: "w" }],
  ] satisfies [string, PublicationContent][])(
    "a post that differs by its %s is not ours",
    async (_what, other) => {
      await start();
      const handle = await prepare({ text: "same", media: [], visibility: "public" });
      await commit(
        (await mastodon.prepare(io, { publicationId: "other", content: other, ...connected })).handle,
      );
      expect(await ask(handle, { armedAt: 0 })).toEqual({ state: "not-published" });
    },
  );

  it("reads the source where the server renders Markdown, and the letters where it has no source", async () => {
    await start({ markdown: true });
    const handle = await prepare({ text: "so *very* important", media: [] });
    await postByHand("not *that* one");
    const { remoteId } = await commit(handle);
    expect(await ask(handle)).toMatchObject({ state: "published", remoteId });
    server.faults.set({ rules: [{ path: "/api/v1/statuses/*/source", fault: "status:404" }] });
    expect(await ask(handle)).toMatchObject({ state: "published", remoteId });
    server.faults.set({ rules: [{ path: "/api/v1/statuses/*/source", fault: "status:500" }] });
    expect(await ask(handle)).toMatchObject({ state: "cannot-tell", reason: "HTTP_500" });
  });

  it("knows its post by its files, whatever became of the text", async () => {
    await start();
    const handle = await prepare({
      text: "",
      media: [addPicture(io, "", [7, 7, 7])],
      contentWarning: "only a picture",
    });
    const { remoteId } = await commit(handle);
    expect(server.posts()[0]?.text).toBe("🖼");
    expect(await ask(handle)).toMatchObject({ state: "published", remoteId });
  });

  it("asks the owner when the token is dead", async () => {
    await start();
    const handle = await prepare({ text: "x", media: [] });
    server.revokeToken("alice-token");
    await expect(ask(handle)).rejects.toMatchObject({ kind: "reconnect" });
  });

  it("asks the owner when the account is gone, and refuses no post for it", async () => {
    await start();
    connected = { ...connected, account: { ...connected.account, id: "999" } };
    await expect(prepare({ text: "x", media: [] })).rejects.toMatchObject({
      kind: "reconnect",
      code: "ACCOUNT_GONE",
    });
  });
});

describe("followers and what became of a post", () => {
  it("are told, and a post that is gone is said to be", async () => {
    await start();
    const remoteId = await postByHand("A post");
    const { account, credentials } = connected;
    expect(await mastodon.audience(io, account, credentials)).toEqual({ followers: 1_284 });
    expect(await mastodon.insights(io, account, credentials, remoteId)).toEqual({
      favourites: 0,
      boosts: 0,
      replies: 0,
    });
    await expect(mastodon.insights(io, account, credentials, "1")).rejects.toMatchObject({
      kind: "refused",
      code: "POST_GONE",
    });
  });
});
