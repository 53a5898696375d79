import { expect, test } from "vitest";
import { z } from "zod";
import { startFacebook } from "../facebook/start-facebook.ts";
import { SANDBOX_META_APP } from "../graph/graph-state.ts";
import { startInstagram } from "../instagram/start-instagram.ts";
import { startX } from "../x/start-x.ts";
import { startYoutube } from "../youtube/start-youtube.ts";
import { readToldToken } from "./told-token.ts";

const back = "http://localhost/back";
const metaApp = { client_id: SANDBOX_META_APP.clientId, client_secret: SANDBOX_META_APP.clientSecret };
const ALICE = "100000000000001";
const Token = z.object({ access_token: z.string() });
const Pages = z.object({ data: z.array(Token) });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** A stand-in that is stopped, and another one in its place. */
async function restart<Server extends { close(): Promise<void> }, Kept>(
  start: () => Promise<Server>,
  signIn: (server: Server) => Promise<Kept>,
  goOn: (server: Server, kept: Kept) => Promise<void>,
): Promise<void> {
  const first = await start();
  const kept = await signIn(first).finally(() => first.close());
  const second = await start();
  await goOn(second, kept).finally(() => second.close());
}

test("who signed in at X before a restart reads, refreshes and takes it back after it", async () => {
  await restart(
    () => startX(),
    async (x) => x.signIn("alice"),
    async (x, { accessToken, refreshToken }) => {
      expect((await fetch(`${x.url}/2/users/me`, bearer(accessToken))).status).toBe(200);
      const refresh = () =>
        fetch(`${x.url}/2/oauth2/token`, {
          method: "POST",
          body: new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token: refreshToken,
            client_id: x.app.clientId,
          }),
        });
      expect((await refresh()).status).toBe(200);
      expect(await (await refresh()).json()).toMatchObject({ error: "invalid_grant" });
      x.revokeToken(accessToken);
      expect((await fetch(`${x.url}/2/users/me`, bearer(accessToken))).status).toBe(401);
    },
  );
});

test("who signed in at YouTube does", async () => {
  await restart(
    () => startYoutube(),
    async (youtube) => youtube.signIn("alice"),
    async (youtube, { accessToken, refreshToken }) => {
      const mine = `${youtube.url}/youtube/v3/channels?part=id&mine=true`;
      expect((await fetch(mine, bearer(accessToken))).status).toBe(200);
      expect((await fetch(mine, bearer(`${accessToken}0`))).status).toBe(401);
      const refreshed = await fetch(`${youtube.url}/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: youtube.app.clientId,
          client_secret: youtube.app.clientSecret,
        }),
      });
      expect(refreshed.status).toBe(200);
    },
  );
});

test("a page's token of Facebook and an account's of Instagram do", async () => {
  const ask = async (url: string, params: { [name: string]: string }) =>
    (await fetch(`${url}?${new URLSearchParams(params).toString()}`)).json();
  await restart(
    () => startFacebook({ redirectUris: [back] }),
    async ({ url, allow }) => {
      const code = allow(ALICE, back, ["pages_show_list", "pages_manage_posts"]);
      const token = Token.parse(
        await ask(`${url}/v26.0/oauth/access_token`, { ...metaApp, code, redirect_uri: back }),
      );
      return Pages.parse(await ask(`${url}/v26.0/me/accounts`, token)).data[0]?.access_token ?? "";
    },
    async ({ url }, access_token) =>
      expect(await ask(`${url}/v26.0/me`, { access_token })).toMatchObject({ name: "Alice's Bakery" }),
  );
  await restart(
    () => startInstagram({ redirectUris: [back] }),
    async ({ url, allow, accounts }) => {
      const code = allow(accounts[0]?.id ?? "", back, ["instagram_business_basic"]);
      const body = new URLSearchParams({
        ...metaApp,
        code,
        redirect_uri: back,
        grant_type: "authorization_code",
      });
      const answer = await (await fetch(`${url}/oauth/access_token`, { method: "POST", body })).json();
      return Pages.parse(answer).data[0]?.access_token ?? "";
    },
    async ({ url }, access_token) => {
      const grant = { grant_type: "ig_exchange_token", client_secret: metaApp.client_secret, access_token };
      expect(await ask(`${url}/access_token`, grant)).toMatchObject({ token_type: "bearer" });
    },
  );
});

test.each(["", "zz", "7b7d", Buffer.from("null").toString("hex"), "EAA"])("%j tells nothing", (token) => {
  expect(readToldToken(token, z.object({ kind: z.string() }))).toBeUndefined();
});
