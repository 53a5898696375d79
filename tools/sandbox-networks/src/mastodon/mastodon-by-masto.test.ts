import { createOAuthAPIClient, createRestAPIClient, type mastodon, MastoHttpError } from "masto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MastodonSandbox, startMastodon } from "./start-mastodon.ts";

/** The oracle: a client that knows nothing of this stand-in must find Mastodon in it. */
let server: MastodonSandbox;
let alice: mastodon.rest.Client;
const clock = { now: Date.UTC(2026, 10, 20) };

const signIn = (accessToken: string): mastodon.rest.Client =>
  createRestAPIClient({ url: server.url, accessToken });

beforeAll(async () => {
  server = await startMastodon({ now: () => clock.now });
  alice = signIn("alice-token");
});
afterAll(() => server.close());

it("knows its account and its limits", async () => {
  const account = await alice.v1.accounts.verifyCredentials();
  expect(account).toMatchObject({
    username: "alice",
    acct: "alice",
    displayName: "Alice",
    url: `${server.url}/@alice`,
  });
  const instance = await alice.v2.instance.fetch();
  expect(instance.configuration.statuses).toMatchObject({ maxCharacters: 500, charactersReservedPerUrl: 23 });
  expect(instance.configuration.mediaAttachments.supportedMimeTypes).toContain("image/png");
});

it("posts, reads back, shows the source and deletes", async () => {
  const made = await alice.v1.statuses.create({
    status: "Hi @bob\n\n<b> #tag https://example.com/x",
    visibility: "unlisted",
    language: "de",
    spoilerText: "careful",
  });
  expect(made).toMatchObject({
    visibility: "unlisted",
    language: "de",
    spoilerText: "careful",
    sensitive: true,
  });
  expect(made.content).toContain('class="u-url mention">@<span>bob</span>');
  expect(made.content).toContain("</p><p>&lt;b&gt; ");
  expect(made.content).toContain(
    '<span class="invisible">https://</span><span class="">example.com/x</span>',
  );
  expect(await alice.v1.statuses.$select(made.id).fetch()).toEqual(made);
  expect(await alice.v1.statuses.$select(made.id).source.fetch()).toMatchObject({
    text: "Hi @bob\n\n<b> #tag https://example.com/x",
  });
  await alice.v1.statuses.$select(made.id).remove();
  await expect(alice.v1.statuses.$select(made.id).fetch()).rejects.toMatchObject({ statusCode: 404 });
});

it("uploads pictures and videos", async () => {
  const picture = await alice.v2.media.create({
    file: new File(["x"], "a.png", { type: "image/png" }),
    description: "a dot",
  });
  const video = await alice.v2.media.create({
    file: new File(["x"], "a.mp4", { type: "video/mp4" }),
    skipPolling: true,
  });
  expect(picture).toMatchObject({ type: "image", description: "a dot", url: expect.any(String) });
  expect(video).toMatchObject({ type: "video", url: null });
  const poll = () => alice.v1.media.$select(video.id).fetch();
  expect([(await poll()).url, (await poll()).url, (await poll()).url]).toEqual([
    null,
    null,
    expect.any(String),
  ]);
  const made = await alice.v1.statuses.create({ status: "", mediaIds: [picture.id] });
  expect(made.mediaAttachments.map((item) => item.id)).toEqual([picture.id]);
  await expect(alice.v1.media.$select(picture.id).fetch()).rejects.toMatchObject({ statusCode: 404 });
  await expect(alice.v1.statuses.create({ status: "again", mediaIds: [picture.id] })).rejects.toMatchObject({
    statusCode: 422,
  });
});

it("pages through an account's posts in both directions", async () => {
  const bob = signIn("bob-token");
  const me = await bob.v1.accounts.verifyCredentials();
  const ids: string[] = [];
  for (let number = 0; number < 5; number += 1)
    ids.push((await bob.v1.statuses.create({ status: `post ${number}` })).id);
  const list = (params: mastodon.rest.v1.ListAccountStatusesParams) =>
    bob.v1.accounts.$select(me.id).statuses.list(params);
  const idsOf = async (params: mastodon.rest.v1.ListAccountStatusesParams) =>
    (await list(params)).map((status) => status.id);
  expect(await idsOf({ limit: 2 })).toEqual([ids[4], ids[3]]);
  expect(await idsOf({ limit: 2, minId: ids[0] })).toEqual([ids[2], ids[1]]);
  expect(await idsOf({ limit: 2, sinceId: ids[0] })).toEqual([ids[4], ids[3]]);
  expect(await idsOf({ maxId: ids[2] })).toEqual([ids[1], ids[0]]);
  const pages: string[][] = [];
  for await (const page of list({ limit: 2 })) pages.push(page.map((status) => status.id));
  expect(pages.flat()).toEqual(ids.toReversed());
});

describe("errors", () => {
  const statusOf = async (call: Promise<unknown>): Promise<number | undefined> =>
    call.then(
      () => undefined,
      (error: unknown) => (error instanceof MastoHttpError ? error.statusCode : -1),
    );

  it("refuses wrong tokens, scopes and contents as Mastodon does", async () => {
    expect(await statusOf(signIn("nobody").v1.accounts.verifyCredentials())).toBe(401);
    server.addAccount("reader", "reader-token", ["read"]);
    expect(await statusOf(signIn("reader-token").v1.statuses.create({ status: "no" }))).toBe(403);
    expect(await statusOf(alice.v1.statuses.create({ status: "" }))).toBe(422);
    expect(await statusOf(alice.v1.statuses.create({ status: "x".repeat(501) }))).toBe(422);
    expect(
      await statusOf(
        alice.v1.statuses.create({ status: `https://example.com/${"x".repeat(900)} ${"y".repeat(476)}` }),
      ),
    ).toBeUndefined();
    expect(
      await statusOf(alice.v2.media.create({ file: new File(["x"], "a.txt", { type: "text/plain" }) })),
    ).toBe(422);
  });

  it("counts requests and says when there are more", async () => {
    const limited = await startMastodon({
      now: () => clock.now,
      rateLimit: { requests: 2, periodMs: 300_000 },
    });
    const client = createRestAPIClient({ url: limited.url, accessToken: "alice-token" });
    await client.v1.accounts.verifyCredentials();
    await client.v1.accounts.verifyCredentials();
    expect(await statusOf(client.v1.accounts.verifyCredentials())).toBe(429);
    clock.now += 300_000;
    expect(await statusOf(client.v1.accounts.verifyCredentials())).toBeUndefined();
    await limited.close();
  });
});

it("gives a token for a code", async () => {
  const app = await createRestAPIClient({ url: server.url }).v1.apps.create({
    clientName: "planrrr",
    redirectUris: "http://localhost/back",
    scopes: "read write",
  });
  const authorize = await fetch(
    `${server.url}/oauth/authorize?account=bob&state=s&redirect_uri=http://localhost/back`,
    { redirect: "manual" },
  );
  const back = new URL(authorize.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("s");
  const token = await createOAuthAPIClient({ url: server.url }).token.create({
    grantType: "authorization_code",
    clientId: app.clientId ?? "",
    clientSecret: app.clientSecret ?? "",
    redirectUri: "http://localhost/back",
    code: back.searchParams.get("code") ?? "",
  });
  expect(token.accessToken).toBe("bob-token");
});
