import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FacebookSandbox, startFacebook } from "../facebook/start-facebook.ts";
import { type InstagramSandbox, startInstagram } from "../instagram/start-instagram.ts";
import { SANDBOX_META_APP } from "./graph-state.ts";

const REDIRECT = "http://localhost:3000/back?kept=1";
let facebook: FacebookSandbox;
let instagram: InstagramSandbox;
beforeAll(async () => {
  facebook = await startFacebook({ redirectUris: [REDIRECT] });
  instagram = await startInstagram();
});
afterAll(async () => {
  await facebook.close();
  await instagram.close();
});

const asked = (changes: { [key: string]: string } = {}): string =>
  new URLSearchParams({
    client_id: SANDBOX_META_APP.clientId,
    redirect_uri: REDIRECT,
    state: `"><script>`,
    scope: "pages_show_list,pages_manage_posts",
    response_type: "code",
    ...changes,
  }).toString();

/** What a browser sends when somebody presses a button. */
function readForm(html: string, decision: string, person?: string): URLSearchParams {
  const unescape = (text: string) =>
    text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams();
  for (const [, name = "", value = ""] of hidden) form.set(name, unescape(value));
  form.set("person", person ?? /type="radio" name="person" value="(\d+)" checked/.exec(html)?.[1] ?? "");
  form.set("decision", decision);
  return form;
}

describe.each([
  ["Facebook", () => `${facebook.url}/v26.0/dialog/oauth`, "#_=_"],
  ["Instagram", () => `${instagram.url}/oauth/authorize`, "#_"],
])("the login page of %s", (name, address, fragment) => {
  const decide = async (decision: string, person?: string): Promise<URL> => {
    const html = await (await fetch(`${address()}?${asked()}`)).text();
    expect(html).toContain(`stand-in for ${name}`);
    expect(html).not.toContain("<script>");
    const body = readForm(html, decision, person);
    const answer = await fetch(address(), { method: "POST", body, redirect: "manual" });
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get("location") ?? "");
  };

  it("leads back with a code and the state", async () => {
    const back = await decide("allow");
    expect([back.origin, back.pathname, back.hash]).toEqual(["http://localhost:3000", "/back", fragment]);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      kept: "1",
      code: expect.stringMatching(/^AQ/),
      state: `"><script>`,
    });
  });

  it("leads back with the refusal", async () => {
    const back = await decide("deny");
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: "access_denied",
      error_reason: "user_denied",
      state: `"><script>`,
    });
    expect(back.searchParams.has("code")).toBe(false);
  });

  it("lets nobody be who does not exist", async () => {
    expect((await decide("allow", "999")).searchParams.get("error")).toBe("access_denied");
  });

  it("knows its app", async () => {
    const answer = await fetch(`${address()}?${asked({ client_id: "1" })}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
  });
});

it("leads nowhere the app has not named", async () => {
  const evil = asked({ redirect_uri: "http://localhost:3000/back" });
  const answer = await fetch(`${facebook.url}/dialog/oauth?${evil}`);
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("URL blocked")]);
});
