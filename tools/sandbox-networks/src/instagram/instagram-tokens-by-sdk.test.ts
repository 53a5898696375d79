import { IGUser, User } from "facebook-nodejs-business-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawJpeg } from "../files/draw-jpeg.ts";
import { SANDBOX_META_APP } from "../graph/graph-state.ts";
import { aimSdk, dataOf, graphErrorOf, listNodes } from "../graph/testing/aim-sdk.ts";
import { type FileServer, serveFiles } from "../graph/testing/serve-files.ts";
import { type InstagramSandbox, startInstagram } from "./start-instagram.ts";

/** The oracle: Meta's own client must find the Graph API in this stand-in. */
const HOUR = 3_600_000;
const clock = { now: Date.UTC(2026, 10, 20, 12) };
const bakery = "17841400000000001";
let server: InstagramSandbox;
let files: FileServer;

beforeAll(async () => {
  server = await startInstagram({ now: () => clock.now, processingMs: 60_000, publishingQuota: 3 });
  files = await serveFiles();
});
beforeEach(() => {
  server.reset();
  aimSdk(server.url, "IGAA-alices_bakery");
});
afterAll(async () => {
  await server.close();
  await files.close();
});

const user = (): IGUser => new IGUser(bakery);
const photo = (width = 1080, height = 1080, shade = 0): string => files.add(drawJpeg(width, height, shade));
const contain = async (params: object): Promise<string> => (await user().createMedia([], { ...params })).id;
const publish = (creation_id: string) => user().createMediaPublish(["permalink"], { creation_id });

describe("tokens", () => {
  const redirect = "http://localhost:3000/api/connections/instagram/callback";
  const { clientId: client_id, clientSecret: client_secret } = SANDBOX_META_APP;
  const get = async (path: string, params: { [key: string]: string }): Promise<{ [key: string]: unknown }> =>
    JSON.parse(await (await fetch(`${server.url}${path}?${new URLSearchParams(params).toString()}`)).text());

  it("of Instagram's own login live an hour, then 60 days, then 60 more", async () => {
    const code = server.allow(bakery, redirect, ["instagram_business_basic"]);
    const exchange = async (secret: string) => {
      const form = new URLSearchParams({
        client_id,
        client_secret: secret,
        grant_type: "authorization_code",
        redirect_uri: redirect,
        code,
      });
      return JSON.parse(
        await (await fetch(`${server.url}/oauth/access_token`, { method: "POST", body: form })).text(),
      );
    };
    expect(await exchange("wrong")).toMatchObject({ error_type: "OAuthException", code: 400 });
    const { data } = await exchange(client_secret);
    expect(data).toMatchObject([{ user_id: bakery, permissions: "instagram_business_basic" }]);
    expect(await exchange(client_secret)).toMatchObject({ error_type: "OAuthException" });
    const short: string = data[0].access_token;
    const long = await get("/access_token", {
      grant_type: "ig_exchange_token",
      client_secret,
      access_token: short,
    });
    expect(long).toMatchObject({ token_type: "bearer", expires_in: 5_184_000 });
    const refresh = () =>
      get("/refresh_access_token", {
        grant_type: "ig_refresh_token",
        access_token: String(long["access_token"]),
      });
    expect(await refresh()).toMatchObject({ error: { code: 100 } });
    clock.now += 24 * HOUR;
    expect(await refresh()).toMatchObject({ expires_in: 5_184_000 });
    expect(await get("/v26.0/me", { fields: "user_id,username", access_token: short })).toMatchObject({
      error: { code: 190, error_subcode: 463 },
    });
    clock.now += 60 * 24 * HOUR;
    expect(await refresh()).toMatchObject({ error: { code: 190, error_subcode: 463 } });
  });

  it("of a Facebook login speak for the accounts of its pages", async () => {
    const scopes = ["pages_show_list", "instagram_basic", "instagram_content_publish"];
    const code = server.allow("100000000000001", redirect, scopes);
    const { access_token } = await get("/v26.0/oauth/access_token", {
      client_id,
      client_secret,
      redirect_uri: redirect,
      code,
    });
    aimSdk(server.url, String(access_token));
    expect(
      await listNodes(new User("me").getAccounts(["instagram_business_account{username}"])),
    ).toMatchObject([
      { instagram_business_account: { id: bakery, username: "alices_bakery" } },
      { id: "200000000000002" },
    ]);
    expect(dataOf(await user().get(["username", "followers_count"]))).toMatchObject({
      followers_count: 2045,
    });
    await publish(await contain({ image_url: photo(), caption: "By way of a page" }));
    expect(server.posts()).toHaveLength(1);
    expect(await graphErrorOf(new IGUser("17841400000000002").get(["username"]))).toMatchObject({
      error_subcode: 33,
    });
  });

  it("die when the owner takes the app's rights back", async () => {
    const other = await startInstagram();
    aimSdk(other.url, "IGAA-bobs_bikes");
    other.removeApp("100000000000002");
    expect(await graphErrorOf(new IGUser("me").get(["username"]))).toMatchObject({
      code: 190,
      error_subcode: 458,
    });
    await other.close();
  });
});
