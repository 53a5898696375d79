import { type FacebookSandbox, SANDBOX_META_APP, startFacebook } from "@planrrr/sandbox-networks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIo } from "../testing/create-io.ts";
import { loginAs } from "../testing/meta-login.ts";
import { facebook } from "./index.ts";

const ALICE = "100000000000001";
const io = createIo();
let server: FacebookSandbox;
beforeAll(async () => {
  server = await startFacebook({ now: io.now });
});
afterAll(() => server.close());

it("asks on Facebook's own page, for everything once more that was declined", () => {
  const redirectUri = "http://localhost/back";
  const input = { redirectUri, state: "s&" };
  const url = new URL(facebook.oauth.authorizeUrl("https://graph.facebook.com", SANDBOX_META_APP, input));
  expect([url.origin, url.pathname]).toEqual(["https://www.facebook.com", "/v26.0/dialog/oauth"]);
  const { clientId: client_id } = SANDBOX_META_APP;
  const scope = expect.stringContaining("pages_manage_posts");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id,
    redirect_uri: redirectUri,
    state: "s&",
    scope,
    response_type: "code",
    auth_type: "rerequest",
  });
});

it("yields the pages and their Instagram accounts, with tokens that have no end", async () => {
  const accounts = await loginAs(io, server, facebook.oauth, ALICE);
  expect(accounts.map(({ network, account }) => [network, account.handle])).toEqual([
    [undefined, "@alicesbakery"],
    ["instagram", "@alices_bakery"],
    [undefined, "@alicesgarden"],
  ]);
  const [page] = accounts;
  if (page === undefined) throw new Error("no page");
  const { account, credentials } = page;
  expect(account).toMatchObject({
    displayName: "Alice's Bakery",
    service: server.url,
    limits: { userId: ALICE },
  });
  io.clock.now += 400 * 86_400_000;
  expect(await facebook.audience(io, account, credentials)).toEqual({ followers: 1284 });
});

it("says what is lacking, and yields no Instagram where that was declined", async () => {
  const some = facebook.oauth.scopes.filter((scope) => scope !== "pages_manage_posts");
  await expect(loginAs(io, server, facebook.oauth, ALICE, some)).rejects.toMatchObject({
    kind: "reconnect",
    code: "INSUFFICIENT_SCOPE",
  });
  const without = facebook.oauth.scopes.filter((scope) => !scope.startsWith("instagram"));
  const accounts = await loginAs(io, server, facebook.oauth, ALICE, without);
  expect(accounts.map(({ network }) => network)).toEqual([undefined, undefined]);
});
