import { ApiError, Client } from "@xdevplatform/xdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startX, type XSandbox } from "./start-x.ts";

/** The oracle: X's own client, which knows nothing of this stand-in, must find X in it. */
let server: XSandbox;
let alice: Client;
const clock = { now: Date.UTC(2026, 10, 20) };
const signIn = (username: string, scopes?: string[]): Client =>
  new Client({ accessToken: server.signIn(username, scopes).accessToken, baseUrl: server.url, retry: false });

beforeAll(async () => {
  server = await startX({ now: () => clock.now, readLagMs: 2000 });
});
beforeEach(() => {
  server.reset();
  alice = signIn("alice");
});
afterAll(() => server.close());

const failureOf = async (call: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`expected an ApiError, got ${String(error)}`, { cause: error });
};

it("knows its account", async () => {
  const { data } = await alice.users.getMe({ userFields: ["public_metrics", "subscription_type"] });
  expect(data).toMatchObject({ username: "alice", name: "Alice", subscriptionType: "None" });
  expect(data?.publicMetrics).toMatchObject({ followersCount: 1234, postCount: 0 });
});

describe("posts", () => {
  it("are made, found after the lag, and deleted", async () => {
    const text = "Hi <b> & https://example.com/x";
    const { data } = await alice.posts.create({ text, replySettings: "following" });
    expect(data?.text).toMatch(/^Hi &lt;b&gt; &amp; https:\/\/t\.co\/\w{10}$/);
    const me = server.accounts[0]?.id ?? "";
    expect((await alice.users.getPosts(me)).meta).toEqual({ resultCount: 0 });
    clock.now += 2000;
    const options = { postFields: ["created_at", "entities", "reply_settings"], maxResults: 5 } as const;
    const [found] =
      (await alice.users.getPosts(me, { ...options, postFields: [...options.postFields] })).data ?? [];
    expect(found).toMatchObject({ id: data?.id, replySettings: "following" });
    expect(found?.entities?.urls?.[0]).toMatchObject({ expandedUrl: "https://example.com/x" });
    expect(server.posts()).toMatchObject([{ text, account: "alice" }]);
    expect((await fetch(server.posts()[0]?.url ?? "")).status).toBe(200);
    expect(await alice.posts.delete(data?.id ?? "")).toEqual({ data: { deleted: true } });
    expect(server.posts()).toEqual([]);
    expect((await alice.posts.getById(data?.id ?? "")).errors?.[0]).toMatchObject({
      type: "https://api.x.com/2/problems/resource-not-found",
    });
  });

  it("make threads, and pages in order", async () => {
    const ids: string[] = [];
    for (let part = 0; part < 7; part += 1) {
      const last = ids.at(-1);
      const reply = last === undefined ? {} : { reply: { inReplyToTweetId: last } };
      ids.push((await alice.posts.create({ text: `part ${part}`, ...reply })).data?.id ?? "");
    }
    clock.now += 2000;
    const me = server.accounts[0]?.id ?? "";
    const first = await alice.users.getPosts(me, { maxResults: 5, postFields: ["conversation_id"] });
    const token = first.meta?.nextToken;
    const second = await alice.users.getPosts(me, {
      maxResults: 5,
      ...(token !== undefined && { paginationToken: token }),
    });
    expect([...(first.data ?? []), ...(second.data ?? [])].map((post) => post.id)).toEqual(ids.toReversed());
    expect(new Set(first.data?.map((post) => post.conversationId))).toEqual(new Set([ids[0]]));
    const since = await alice.users.getPosts(me, { sinceId: ids[4] ?? "", exclude: ["replies"] });
    expect(since.meta?.resultCount).toBe(0);
  });

  it("count what they cost", async () => {
    await alice.posts.create({ text: "no link" });
    await alice.posts.create({ text: "planrrr.io" });
    expect(server.price()).toEqual({ usd: 0.215, reads: 0 });
    const metrics = await alice.posts.getByIds(
      server.posts().map((post) => post.id),
      { postFields: ["public_metrics"] },
    );
    expect(metrics.data?.[0]?.publicMetrics).toMatchObject({ likeCount: expect.any(Number) });
    expect(server.price()).toEqual({ usd: 0.217, reads: 2 });
  });
});

describe("refusals", () => {
  const REFUSED = "https://api.x.com/2/problems/invalid-request";

  it("of the same words twice, of too many, of none", async () => {
    await alice.posts.create({ text: "again" });
    const twice = await failureOf(alice.posts.create({ text: " again " }));
    expect([twice.status, twice.data]).toEqual([
      403,
      expect.objectContaining({ type: "about:blank", status: 403 }),
    ]);
    expect((await failureOf(alice.posts.create({ text: "x".repeat(281) }))).status).toBe(403);
    expect((await failureOf(alice.posts.create({ text: "日".repeat(141) }))).status).toBe(403);
    expect((await failureOf(alice.posts.create({ text: "$AAPL and $TSLA" }))).status).toBe(403);
    expect((await failureOf(alice.posts.create({}))).data).toMatchObject({ type: REFUSED });
    expect(
      (await failureOf(alice.posts.create({ text: "a", media: { mediaIds: ["1"] } }))).data,
    ).toMatchObject({ type: REFUSED });
    expect((await failureOf(alice.posts.create({ text: "a", foo: 1 } as object))).status).toBe(400);
    await alice.posts.create({ text: `https://example.com/${"x".repeat(400)} ${"y".repeat(256)}` });
  });

  it("of answers nobody called for", async () => {
    const bob = signIn("bob");
    const [plain, calling] = [
      await bob.posts.create({ text: "hello" }),
      await bob.posts.create({ text: "hello @alice" }),
    ];
    const reply = (id: string | undefined) =>
      alice.posts.create({ text: "hi", reply: { inReplyToTweetId: id ?? "" } });
    expect((await failureOf(reply(plain.data?.id))).status).toBe(403);
    expect((await reply(calling.data?.id)).data?.id).toMatch(/^\d+$/);
    expect((await failureOf(alice.posts.delete(plain.data?.id ?? ""))).status).toBe(403);
    server.addAccount("carol", true);
    expect((await signIn("carol").posts.create({ text: "x".repeat(2000) })).data?.text).toMatch(/…$/);
  });

  it("of tokens that are wrong, too narrow or over", async () => {
    const nobody = new Client({ accessToken: "nobody", baseUrl: server.url, retry: false });
    expect((await failureOf(nobody.users.getMe())).status).toBe(401);
    const reader = signIn("alice", ["tweet.read", "users.read"]);
    expect((await failureOf(reader.posts.create({ text: "no" }))).status).toBe(403);
    const late = signIn("alice");
    clock.now += 7_200_000;
    expect((await failureOf(late.users.getMe())).status).toBe(401);
  });

  it("when windows, credits or the month are used up", async () => {
    const limits = { createPost: 3, createPostUserDay: 4 };
    const small = await startX({ now: () => clock.now, limits, credits: 0.08, monthlyReads: 1 });
    const client = new Client({
      accessToken: small.signIn("bob").accessToken,
      baseUrl: small.url,
      retry: false,
    });
    const post = (text: string) => client.posts.create({ text });
    const ids: string[] = [];
    for (const text of ["1", "2", "3"]) ids.push((await post(text)).data?.id ?? "");
    const quarter = await failureOf(post("4"));
    expect([quarter.status, quarter.headers.get("retry-after")]).toEqual([429, null]);
    const header = (failure: ApiError, name: string) => Number(failure.headers.get(name));
    expect(header(quarter, "x-rate-limit-reset") * 1000).toBe(clock.now + 900_000);
    clock.now += 900_000;
    const day = await failureOf(post("5"));
    expect([header(day, "x-rate-limit-remaining"), header(day, "x-user-limit-24hour-remaining")]).toEqual([
      2, 0,
    ]);
    expect(header(day, "x-user-limit-24hour-reset") * 1000).toBe(clock.now - 900_000 + 86_400_000);
    expect(header(day, "x-app-limit-24hour-limit")).toBe(10_000);
    clock.now += 86_400_000;
    const again = new Client({
      accessToken: small.signIn("bob").accessToken,
      baseUrl: small.url,
      retry: false,
    });
    const poor = await failureOf(again.posts.create({ text: "https://example.com" }));
    expect([poor.status, poor.data]).toEqual([402, expect.objectContaining({ title: "CreditsDepleted" })]);
    const capped = await failureOf(again.posts.getByIds(ids));
    expect(capped.data).toMatchObject({ type: "https://api.x.com/2/problems/usage-capped" });
    await small.close();
  });
});

it("still knows the words of before 2026", async () => {
  const { data } = await alice.posts.create({ text: "old words" });
  const { accessToken } = server.signIn("alice");
  const url = `${server.url}/2/tweets/${data?.id ?? ""}?tweet.fields=public_metrics,conversation_id`;
  const answer: unknown = await (
    await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })
  ).json();
  expect(answer).toMatchObject({
    data: { edit_history_tweet_ids: [data?.id], public_metrics: { retweet_count: expect.any(Number) } },
  });
});
