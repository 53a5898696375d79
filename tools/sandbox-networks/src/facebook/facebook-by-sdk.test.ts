import { type FacebookAdsApi, Page, PagePost, User } from "facebook-nodejs-business-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_META_APP } from "../graph/graph-state.ts";
import { aimSdk, dataOf, graphErrorOf, listNodes } from "../graph/testing/aim-sdk.ts";
import { type FacebookSandbox, startFacebook } from "./start-facebook.ts";

/** The oracle: Meta's own client must find the Graph API in this stand-in. */
const MINUTE = 60_000;
const clock = { now: Date.UTC(2026, 10, 20, 12) };
let server: FacebookSandbox;
let api: FacebookAdsApi;
const bakery = "200000000000001";

beforeAll(async () => {
  server = await startFacebook({ now: () => clock.now });
});
beforeEach(() => {
  server.reset();
  api = aimSdk(server.url, "EAA-alicesbakery");
});
afterAll(async () => {
  await server.close();
});

const page = (): Page => new Page(bakery);
const texts = (): string[] => server.posts().map(({ text }) => text);
describe("a page's posts", () => {
  it("are made, read back in the same call, changed, listed and deleted", async () => {
    const made = await page().createFeed(["permalink_url", "message"], {
      message: "Fresh bread",
      link: "https://example.com/bread",
    });
    expect(dataOf(made)).toMatchObject({
      message: "Fresh bread",
      permalink_url: expect.stringContaining(`/${bakery}/posts/`),
    });
    await new PagePost(made.id).update([], { message: "Fresher bread" });
    const fields = ["message", "is_published", "attachments", "comments.limit(5).summary(true){message}"];
    expect(dataOf(await new PagePost(made.id).get(fields))).toMatchObject({
      message: "Fresher bread",
      is_published: true,
      attachments: { data: [{ type: "share", unshimmed_url: "https://example.com/bread" }] },
      comments: { data: [], summary: { total_count: 0 } },
    });
    clock.now += MINUTE;
    expect(await listNodes(page().getFeed(["message"], { since: clock.now / 1000 - 120 }))).toMatchObject([
      { message: "Fresher bread" },
    ]);
    expect(await listNodes(page().getFeed(["message"], { since: clock.now / 1000 }))).toEqual([]);
    await new PagePost(made.id).delete([]);
    expect(await graphErrorOf(new PagePost(made.id).get(["id"]))).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
  });

  it("stay hidden until they are published by their id, as often as one says so", async () => {
    const made = await page().createFeed([], { message: "Hidden", published: false });
    expect(texts()).toEqual([]);
    expect(dataOf(await new PagePost(made.id).get(["is_published"]))).toMatchObject({ is_published: false });
    expect(await new PagePost(made.id).update([], { is_published: true })).toEqual({ success: true });
    expect(await new PagePost(made.id).update([], { is_published: true })).toEqual({ success: true });
    expect(texts()).toEqual(["Hidden"]);
    expect(
      await graphErrorOf(Promise.resolve(new PagePost(made.id).update([], { is_published: false }))),
    ).toMatchObject({ code: 100 });
  });

  it("go out by themselves at their time, between 10 minutes and 30 days ahead", async () => {
    const at = (ahead: number) => Math.floor((clock.now + ahead) / 1000);
    const schedule = (ahead: number) =>
      page().createFeed([], { message: "Later", published: false, scheduled_publish_time: at(ahead) });
    expect(await graphErrorOf(schedule(9 * MINUTE))).toMatchObject({ code: 100, error_subcode: 1363107 });
    expect(await graphErrorOf(schedule(31 * 1440 * MINUTE))).toMatchObject({ code: 100 });
    await schedule(11 * MINUTE);
    expect(await listNodes(page().getScheduledPosts(["message"]))).toMatchObject([{ message: "Later" }]);
    clock.now += 11 * MINUTE;
    expect(texts()).toEqual(["Later"]);
    expect(await listNodes(page().getScheduledPosts(["message"]))).toEqual([]);
  });

  it("are turned down when they repeat the last one", async () => {
    await page().createFeed([], { message: "Again" });
    expect(await graphErrorOf(page().createFeed([], { message: "Again" }))).toMatchObject({
      code: 506,
      error_user_title: "Duplicate Status Update",
    });
    await page().createFeed([], { message: "Other" });
    await page().createFeed([], { message: "Again" });
    expect(texts()).toEqual(["Again", "Other", "Again"]);
  });

  it("come in pages", async () => {
    for (let number = 0; number < 5; number += 1) {
      clock.now += 1000;
      await page().createFeed([], { message: `post ${number}` });
    }
    const cursor = await page().getFeed(["message"], { limit: 2 });
    const seen: string[][] = [];
    do {
      seen.push([...cursor].map((post) => post.message));
      if (!cursor.hasNext()) break;
      await cursor.next();
    } while (seen.length < 9);
    expect(seen).toEqual([["post 4", "post 3"], ["post 2", "post 1"], ["post 0"]]);
  });

  it("take comments, and tell what became of them", async () => {
    const { id } = await page().createFeed([], { message: "Talk" });
    const comment = await new PagePost(id).createComment([], { message: "First" });
    expect(comment.id).toMatch(/^\d+_\d+$/);
    expect(await listNodes(new PagePost(id).getComments(["message"]))).toMatchObject([{ message: "First" }]);
    const metrics = ["post_clicks", "post_reactions_by_type_total"];
    expect(await listNodes(new PagePost(id).getInsights([], { metric: metrics.join(",") }))).toMatchObject(
      metrics.map((name) => ({ name, period: "lifetime" })),
    );
    expect(
      await graphErrorOf(Promise.resolve(new PagePost(id).getInsights([], { metric: "post_impressions" }))),
    ).toMatchObject({ code: 100 });
  });

  it("need something to say", async () => {
    expect(await graphErrorOf(page().createFeed([], { message: " " }))).toMatchObject({ code: 100 });
    expect(await graphErrorOf(page().createFeed([], { link: "nowhere" }))).toMatchObject({ code: 1500 });
  });
});

describe("rights", () => {
  it("are a page's own", async () => {
    aimSdk(server.url, "EAA-bobsbikes");
    expect(await graphErrorOf(page().createFeed([], { message: "Not mine" }))).toMatchObject({ code: 200 });
    aimSdk(server.url, "nonsense");
    expect(await graphErrorOf(page().createFeed([], { message: "Nobody's" }))).toMatchObject({
      code: 190,
      type: "OAuthException",
    });
  });

  it("come from a sign-in, in ever longer tokens, and go with it", async () => {
    const redirect = "http://localhost:3000/api/connections/facebook/callback";
    const user = "100000000000002";
    const code = server.allow(user, redirect, ["pages_show_list", "pages_read_engagement"]);
    const { clientId: client_id, clientSecret: client_secret } = SANDBOX_META_APP;
    const call = (params: object): Promise<{ access_token: string; expires_in: number }> =>
      api.call("GET", ["oauth", "access_token"], { client_id, client_secret, ...params });
    expect(await graphErrorOf(call({ code, redirect_uri: `${redirect}/` }))).toMatchObject({
      code: 100,
      error_subcode: 36008,
    });
    const short = await call({ code, redirect_uri: redirect });
    expect(short.expires_in).toBe(3600);
    expect(await graphErrorOf(call({ code, redirect_uri: redirect }))).toMatchObject({
      error_subcode: 36009,
    });
    const long = await call({ grant_type: "fb_exchange_token", fb_exchange_token: short.access_token });
    expect(long.expires_in).toBe(5_184_000);
    aimSdk(server.url, long.access_token);
    const fields = ["name", "access_token", "instagram_business_account{username,followers_count}"];
    const pages = await listNodes(new User("me").getAccounts(fields));
    expect(pages).toMatchObject([
      {
        name: "Bob's Bikes",
        instagram_business_account: { username: "bobs_bikes", followers_count: 98_310 },
      },
    ]);
    const token = String(pages[0]?.["access_token"]);
    const debug = () => api.call("GET", ["debug_token"], { input_token: token });
    expect(await debug()).toMatchObject({
      data: { type: "PAGE", is_valid: true, expires_at: 0, user_id: user },
    });
    aimSdk(server.url, token);
    expect(await graphErrorOf(new Page("me").createFeed([], { message: "x" }))).toMatchObject({ code: 200 });
    aimSdk(server.url, long.access_token);
    expect(await new User("me").deletePermissions()).toEqual({ success: true });
    expect(await graphErrorOf(Promise.resolve(new User("me").getPermissions([])))).toMatchObject({
      code: 190,
      error_subcode: 458,
    });
    aimSdk(server.url, "EAA-alicesbakery");
  });
});

it("says how much of the budget is used, and since when it is", async () => {
  const small = await startFacebook({ now: () => clock.now, rateLimit: { calls: 2, periodMs: 5 * MINUTE } });
  const look = () =>
    fetch(`${small.url}/v26.0/${bakery}?access_token=EAA-alicesbakery&fields=followers_count,fan_count`);
  const first = await look();
  expect(await first.json()).toEqual({ id: bakery, followers_count: 1284, fan_count: 1284 });
  expect(JSON.parse(first.headers.get("x-business-use-case-usage") ?? "")).toMatchObject({
    [bakery]: [{ type: "pages", call_count: 50 }],
  });
  await look();
  const over = await look();
  expect(await over.json()).toMatchObject({ error: { code: 80001, is_transient: true } });
  expect(JSON.parse(over.headers.get("x-business-use-case-usage") ?? "")).toMatchObject({
    [bakery]: [{ estimated_time_to_regain_access: 5 }],
  });
  clock.now += 5 * MINUTE;
  expect((await look()).status).toBe(200);
  await small.close();
});
