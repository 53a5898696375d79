import { auth, youtube } from "@googleapis/youtube";
import { afterEach, expect, it } from "vitest";
import { startYoutube, type YoutubeSandbox } from "./start-youtube.ts";

type Login = InstanceType<typeof auth.OAuth2>;
let server: YoutubeSandbox;
const clock = { now: Date.UTC(2026, 10, 20) };
const SCOPES = ["https://www.googleapis.com/auth/youtube.upload", "https://www.googleapis.com/auth/youtube"];
afterEach(() => server.close());

async function start(isTesting = false): Promise<Login> {
  server = await startYoutube({ now: () => clock.now, isTesting });
  return new auth.OAuth2({
    clientId: "sandbox-client",
    clientSecret: "sandbox-secret",
    redirectUri: "http://localhost/back",
    endpoints: {
      oauth2AuthBaseUrl: `${server.url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${server.url}/token`,
      oauth2RevokeUrl: `${server.url}/revoke`,
    },
  });
}

/** What a browser does on the page. */
async function consent(
  url: string,
  change: { decision?: string; granted?: string[] } = {},
): Promise<URLSearchParams> {
  const page = await (await fetch(url)).text();
  const form = new URLSearchParams({ decision: change.decision ?? "allow" });
  for (const [, name = "", value = ""] of page.matchAll(/type="hidden" name="(.*?)" value="(.*?)"/g))
    form.set(name, value.replaceAll("&amp;", "&"));
  for (const scope of change.granted ?? SCOPES) form.append("granted", scope);
  form.set("account", server.accounts[0]?.id ?? "");
  const answer = await fetch(new URL(url).origin + new URL(url).pathname, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "").searchParams;
}

async function createUrl(oauth: Login, prompt?: string): Promise<{ url: string; codeVerifier: string }> {
  const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
  const url = oauth.generateAuthUrl({
    access_type: "offline",
    scope: SCOPES,
    state: "the state",
    code_challenge: codeChallenge ?? "",
    code_challenge_method: "S256" as never,
    ...(prompt !== undefined && { prompt }),
  });
  return { url, codeVerifier };
}

it("gives tokens for a consent, with a refresh token the first time or when asked again", async () => {
  const oauth = await start();
  const login = async (prompt?: string) => {
    const { url, codeVerifier } = await createUrl(oauth, prompt);
    const back = await consent(url);
    expect([back.get("state"), back.get("scope")]).toEqual(["the state", SCOPES.join(" ")]);
    return (await oauth.getToken({ code: back.get("code") ?? "", codeVerifier })).tokens;
  };
  const first = await login();
  expect(first.refresh_token).toMatch(/^1\/\//);
  expect((await login()).refresh_token).toBeUndefined();
  expect((await login("consent")).refresh_token).not.toBe(first.refresh_token);
  oauth.setCredentials(first);
  const mine = async () =>
    (
      await youtube({ version: "v3", auth: oauth, rootUrl: server.url }).channels.list({
        part: ["id"],
        mine: true,
      })
    ).data;
  expect((await mine()).items).toHaveLength(1);
  // Not rotated: the same refresh token works again and again.
  oauth.setCredentials({ refresh_token: first.refresh_token ?? "" });
  expect((await mine()).items).toHaveLength(1);
  oauth.setCredentials({ refresh_token: first.refresh_token ?? "" });
  expect((await mine()).items).toHaveLength(1);
  await oauth.revokeCredentials();
  oauth.setCredentials({ refresh_token: first.refresh_token ?? "" });
  await expect(mine()).rejects.toThrow("invalid_grant");
});

it("lets refresh tokens die after seven days in Testing", async () => {
  const oauth = await start(true);
  const { url, codeVerifier } = await createUrl(oauth);
  const { tokens } = await oauth.getToken({ code: (await consent(url)).get("code") ?? "", codeVerifier });
  expect(tokens).toMatchObject({ refresh_token_expires_in: 604_799 });
  oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
  clock.now += 604_798_000;
  await oauth.getAccessToken();
  clock.now += 1000;
  oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
  await expect(oauth.getAccessToken()).rejects.toThrow("invalid_grant");
});

it("lets people leave scopes out, or say no, and looks at the verifier", async () => {
  const oauth = await start();
  const { url, codeVerifier } = await createUrl(oauth);
  expect((await consent(url, { decision: "deny" })).get("error")).toBe("access_denied");
  const narrow = await consent(url, { granted: SCOPES.slice(0, 1) });
  const wrong = { code: narrow.get("code") ?? "", codeVerifier: "x".repeat(43) };
  await expect(oauth.getToken(wrong)).rejects.toThrow("invalid_grant");
  const again = await consent(url, { granted: SCOPES.slice(0, 1) });
  const { tokens } = await oauth.getToken({ code: again.get("code") ?? "", codeVerifier });
  expect(tokens.scope).toBe(SCOPES[0]);
  const refused = await fetch(`${server.url}/o/oauth2/v2/auth?response_type=token`);
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining("unsupported_response_type"),
  ]);
});
