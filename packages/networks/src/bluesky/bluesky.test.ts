import { startBlueskyPds, type BlueskyAccount, type BlueskyPds } from "@planrrr/bluesky-pds";
import type { PublicationContent } from "@planrrr/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connected, JsonObject } from "../network.ts";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addPicture } from "../testing/pictures.ts";
import { bluesky } from "./index.ts";

let pds: BlueskyPds;
let account: BlueskyAccount;
let secret: string;
let connected: Connected;
let io: TestIo;

beforeAll(async () => {
  pds = await startBlueskyPds();
  account = await pds.createAccount("alice.test");
  await pds.createAccount("bob.test");
  secret = await pds.createAppPassword(account);
  io = createIo();
  connected = await bluesky.connect(io, { service: pds.url, identifier: "@Alice.test", secret });
});
afterAll(() => pds.close());

async function publish(
  content: PublicationContent,
  previousHandle?: JsonObject,
): Promise<{ handle: JsonObject; remoteId: string; url: string }> {
  const { handle } = await bluesky.prepare(io, {
    publicationId: "p",
    content,
    ...connected,
    ...(previousHandle && { previousHandle }),
  });
  return { handle, ...(await bluesky.commit(io, { ...connected, handle })) };
}

async function readRecord(uri: string): Promise<{ [key: string]: unknown } | undefined> {
  return (await pds.listPosts(account.did)).find((post) => post.uri === uri)?.value;
}

describe("connect", () => {
  it("keeps the session and names the account", () => {
    expect(connected.account).toMatchObject({
      id: account.did,
      handle: "@alice.test",
      displayName: "alice.test",
      service: pds.url,
      limits: {},
    });
    expect(connected.credentials).toMatchObject({
      service: pds.url,
      pds: pds.url,
      did: account.did,
      appPassword: secret,
    });
  });

  it("says that a wrong password is one", async () => {
    const wrong = bluesky.connect(io, { service: pds.url, identifier: "alice.test", secret: "no" });
    await expect(wrong).rejects.toMatchObject({
      kind: "reconnect",
      code: "AuthenticationRequired",
      status: 401,
    });
  });

  it("asks for what is missing before any call", async () => {
    const before = io.calls.length;
    await expect(bluesky.connect(io, { service: pds.url, identifier: "alice.test" })).rejects.toMatchObject({
      code: "MISSING_FIELD",
    });
    expect(io.calls.length).toBe(before);
  });
});

describe("publish", () => {
  it("writes text, facets and language", async () => {
    const text = "Grüße 👩‍👩‍👧 @bob.test und @nobody.test: https://example.com/ä #größe";
    const { remoteId, url, handle } = await publish({ text, media: [], language: "de-de" });
    const rkey = remoteId.split("/").at(-1);
    expect(handle["rkey"]).toBe(rkey);
    expect(url).toBe(`https://bsky.app/profile/alice.test/post/${rkey}`);
    const record = await readRecord(remoteId);
    expect(record).toMatchObject({ text, langs: ["de-DE"], createdAt: "2026-11-20T12:00:00.000Z" });
    expect(record?.["facets"]).toHaveLength(3);
  });

  it("uploads pictures with their description and shape", async () => {
    const media = [
      addPicture(io, "red", [255, 0, 0]),
      addPicture(io, "blue", [0, 0, 255], { width: 8, height: 2 }),
    ];
    const { remoteId } = await publish({ text: "two pictures", media });
    expect(await readRecord(remoteId)).toMatchObject({
      embed: {
        $type: "app.bsky.embed.images",
        images: [
          { alt: "red", aspectRatio: { width: 4, height: 3 }, image: { mimeType: "image/png" } },
          { alt: "blue", aspectRatio: { width: 8, height: 2 } },
        ],
      },
    });
  });

  it("makes a link card, with and without a readable page", async () => {
    const picture = await io.readMedia(addPicture(io, "", [0, 255, 0]).id);
    io.previews.set("https://example.com/read", { title: "Read", description: "About", image: picture });
    const read = await publish({ text: "card", media: [], link: { url: "https://example.com/read" } });
    expect(await readRecord(read.remoteId)).toMatchObject({
      embed: {
        external: {
          uri: "https://example.com/read",
          title: "Read",
          description: "About",
          thumb: { mimeType: "image/png" },
        },
      },
    });
    const blank = await publish({
      text: "card",
      media: [],
      link: { url: "https://example.com/blank", title: "Mine" },
    });
    expect(await readRecord(blank.remoteId)).toMatchObject({
      embed: { external: { title: "Mine", description: "" } },
    });
  });
});

describe("what the real PDS does with our key", () => {
  it("answers the same record twice alike, and keeps one post", async () => {
    const first = await publish({ text: "once", media: [] });
    const again = await bluesky.commit(io, { ...connected, handle: first.handle });
    expect(again).toEqual({ remoteId: first.remoteId, url: first.url });
    expect((await pds.listPosts(account.did)).filter((post) => post.value["text"] === "once")).toHaveLength(
      1,
    );
  });

  it("answers another record under the same key with InvalidSwap: unknown, and the first stays", async () => {
    const first = await publish({ text: "first", media: [] });
    const changed = publish({ text: "changed", media: [] }, first.handle);
    await expect(changed).rejects.toMatchObject({ kind: "unknown", code: "InvalidSwap", status: 400 });
    expect(await readRecord(first.remoteId)).toMatchObject({ text: "first" });
  });

  it("keeps key and record through a second prepare, and the key when the content changes", async () => {
    const content = { text: "kept", media: [addPicture(io, "", [9, 9, 9])] };
    const base = { publicationId: "p", ...connected };
    const first = await bluesky.prepare(io, { ...base, content });
    io.clock.now += 60_000;
    const second = await bluesky.prepare(io, { ...base, content, previousHandle: first.handle });
    expect(second.handle).toEqual(first.handle);
    const third = await bluesky.prepare(io, {
      ...base,
      content: { text: "new", media: [] },
      previousHandle: first.handle,
    });
    expect(third.handle).toMatchObject({
      rkey: first.handle["rkey"],
      createdAt: first.handle["createdAt"],
      record: { text: "new" },
    });
  });

  it("keeps a card as it was first read, unless its picture is another one", async () => {
    const base = {
      publicationId: "p",
      ...connected,
      content: { text: "card", media: [], link: { url: "https://example.com/news" } },
    };
    const read = async (title: string, colour: [number, number, number], previousHandle?: JsonObject) => {
      const image = await io.readMedia(addPicture(io, "", colour).id);
      io.previews.set("https://example.com/news", { title, description: "", image });
      return (await bluesky.prepare(io, { ...base, ...(previousHandle && { previousHandle }) })).handle;
    };
    const first = await read("Breaking", [1, 1, 1]);
    expect(await read("Updated", [1, 1, 1], first)).toEqual(first);
    const other = await read("Updated", [2, 2, 2], first);
    expect(other).toMatchObject({
      rkey: first["rkey"],
      record: { embed: { external: { title: "Updated" } } },
    });
  });

  it("finds a record by its key, and knows when there is none", async () => {
    const { handle } = await bluesky.prepare(io, {
      publicationId: "p",
      content: { text: "ask", media: [] },
      ...connected,
    });
    const ask = () => bluesky.reconcile(io, { ...connected, handle, armedAt: io.now(), takenRemoteIds: [] });
    expect(await ask()).toEqual({ state: "not-published" });
    const published = await bluesky.commit(io, { ...connected, handle });
    expect(await ask()).toEqual({ state: "published", ...published });
  });
});

describe("tokens", () => {
  it("calls an outlived token expired, and refreshes without a new login", async () => {
    const late = { ...connected.credentials, accessJwt: await pds.createExpiredAccessJwt(account.did) };
    const { handle } = await bluesky.prepare(io, {
      publicationId: "p",
      content: { text: "late", media: [] },
      ...connected,
    });
    await expect(bluesky.commit(io, { ...connected, credentials: late, handle })).rejects.toMatchObject({
      kind: "expired",
      code: "ExpiredToken",
    });
    const before = io.calls.length;
    const fresh = await bluesky.refresh(io, connected.account, late);
    expect(io.calls.slice(before)).toEqual(["POST /xrpc/com.atproto.server.refreshSession"]);
    expect(await bluesky.commit(io, { ...connected, credentials: fresh, handle })).toMatchObject({
      remoteId: expect.any(String),
    });
  });

  it("signs in anew when the refresh token is dead, and asks the owner when the password is revoked", async () => {
    const password = await pds.createAppPassword(account, "second");
    const other = await bluesky.connect(io, { service: pds.url, identifier: account.did, secret: password });
    const dead = { ...other.credentials, refreshJwt: "dead" };
    const fresh = await bluesky.refresh(io, other.account, dead);
    expect(fresh["refreshJwt"]).not.toBe("dead");
    await pds.revokeAppPassword(account, "second");
    await expect(bluesky.refresh(io, other.account, fresh)).rejects.toMatchObject({
      kind: "reconnect",
      status: 401,
    });
  });
});
