import { Client, generateCodeVerifier, OAuth2 } from "@xdevplatform/xdk";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { startX, type XSandbox } from "./start-x.ts";

let server: XSandbox;
const clock = { now: Date.UTC(2026, 10, 20) };
beforeAll(async () => {
  server = await startX({ now: () => clock.now });
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => server.close());

const redirectUri = "http://localhost/back";

/** The client's sign-in knows no base URL: what it sends to X goes to the stand-in. */
function redirectVendor(): void {
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string, init?: RequestInit) =>
    real(input.replace("https://api.x.com", server.url), init),
  );
}

async function createLogin(clientSecret?: string): Promise<OAuth2> {
  const scope = ["tweet.read", "tweet.write", "users.read", "offline.access"];
  const oauth = new OAuth2({
    clientId: "sandbox-client",
    redirectUri,
    scope,
    ...(clientSecret && { clientSecret }),
  });
  // Left alone the client makes verifiers longer than RFC 7636 allows.
  await oauth.setPkceParameters(generateCodeVerifier(64));
  return oauth;
}

/** What a browser does on the page. */
async function consent(oauth: OAuth2, username: string, decision: string): Promise<URLSearchParams> {
  const url = new URL(await oauth.getAuthorizationUrl("the state"));
  const page = await (await fetch(`${server.url}${url.pathname}${url.search}`)).text();
  const form = new URLSearchParams({ decision });
  for (const [, name = "", value = ""] of page.matchAll(/type="hidden" name="(.*?)" value="(.*?)"/g))
    form.set(name, value.replaceAll("&amp;", "&"));
  const account = server.accounts.find((one) => one.username === username)?.id ?? "";
  expect(page).toContain(`value="${account}"`);
  form.set("account", account);
  const answer = await fetch(`${server.url}${url.pathname}`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("location") ?? "").searchParams;
}

it.each([undefined, "sandbox-secret"])(
  "gives tokens for a consent, to a client with the secret %s",
  async (secret) => {
    const oauth = await createLogin(secret);
    const back = await consent(oauth, "bob", "allow");
    expect(back.get("state")).toBe("the state");
    redirectVendor();
    const exchange = () => oauth.exchangeCode(back.get("code") ?? "", oauth.getCodeVerifier());
    const token = await exchange();
    expect(token).toMatchObject({ token_type: "bearer", expires_in: 7200 });
    const me = () =>
      new Client({ accessToken: token.access_token, baseUrl: server.url, retry: false }).users.getMe();
    expect((await me()).data?.username).toBe("bob");
    await expect(exchange()).rejects.toThrow("400");
  },
);

it("rotates refresh tokens, and takes a second use for a theft", async () => {
  const oauth = await createLogin("sandbox-secret");
  const back = await consent(oauth, "alice", "allow");
  redirectVendor();
  const first = await oauth.exchangeCode(back.get("code") ?? "", oauth.getCodeVerifier());
  const second = await oauth.refreshToken();
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const isGood = async (accessToken: string): Promise<boolean> =>
    (await fetch(`${server.url}/2/users/me`, { headers: { authorization: `Bearer ${accessToken}` } })).ok;
  expect([await isGood(first.access_token), await isGood(second.access_token)]).toEqual([true, true]);
  await expect(oauth.refreshToken(first.refresh_token)).rejects.toThrow("invalid_grant");
  expect([await isGood(first.access_token), await isGood(second.access_token)]).toEqual([false, false]);
  await expect(oauth.refreshToken(second.refresh_token)).rejects.toThrow("invalid_request");
});

it("says no where the person, the verifier, the secret or the time does", async () => {
  const oauth = await createLogin("sandbox-secret");
  expect((await consent(oauth, "alice", "deny")).get("error")).toBe("access_denied");
  const wrong = (await consent(oauth, "alice", "allow")).get("code") ?? "";
  const late = (await consent(oauth, "alice", "allow")).get("code") ?? "";
  redirectVendor();
  await expect(oauth.exchangeCode(wrong, generateCodeVerifier(64))).rejects.toThrow("400");
  clock.now += 30_000;
  await expect(oauth.exchangeCode(late, oauth.getCodeVerifier())).rejects.toThrow("400");
  const stranger = await createLogin("not the secret");
  await expect(stranger.refreshToken("any")).rejects.toThrow("401");
});

it("revokes", async () => {
  const { accessToken, refreshToken } = server.signIn("alice");
  const revoke = () =>
    fetch(`${server.url}/2/oauth2/revoke`, {
      method: "POST",
      body: new URLSearchParams({ token: refreshToken, client_id: "sandbox-client" }),
    });
  expect(await (await revoke()).json()).toEqual({ revoked: true });
  const client = new Client({ accessToken, baseUrl: server.url, retry: false });
  await expect(client.users.getMe()).rejects.toMatchObject({ status: 401 });
});

it("shows a page instead of a way back when the request is wrong", async () => {
  const page = await fetch(`${server.url}/i/oauth2/authorize?response_type=code&client_id=a`);
  expect([page.status, await page.text()]).toEqual([
    400,
    expect.stringContaining("redirect_uri is not a URL"),
  ]);
});
