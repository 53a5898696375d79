import {
  type FacebookSandbox,
  SANDBOX_META_APP,
  startFacebook,
  startX,
  type XSandbox,
} from "@planrrr/sandbox-networks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { consent } from "../testing/consent.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let x: XSandbox;
let facebook: FacebookSandbox;
let api: TestApi;
let ann: Person;

beforeAll(async () => {
  [x, facebook] = await Promise.all([startX(), startFacebook()]);
  api = await startTestApi({
    sandboxNetworks: [
      { network: "x", url: x.url, accounts: [], app: x.app },
      { network: "facebook", url: facebook.url, accounts: [], app: SANDBOX_META_APP },
    ],
  });
  ann = await signUp(api);
});
afterAll(() => Promise.all([api.close(), x.close(), facebook.close()]));

async function start(network: string, service: string, more = ""): Promise<string> {
  const path = `/api/connections/${network}/start?service=${encodeURIComponent(service)}${more}`;
  const answer = await ann.send("GET", path);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  return answer.headers.get("location") ?? "";
}

/** Where the pages are led to, by what the network sent back. */
async function back(way: URL, who: Pick<Person, "send"> = ann): Promise<URL> {
  const answer = await who.send("GET", `${way.pathname}${way.search}`);
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("location") ?? "", api.url);
}

const handles = async (): Promise<string[]> => {
  const { items } = (await ann.send("GET", "/api/connections")).json as { items: { handle: string }[] };
  return items.map(({ handle }) => handle);
};

test("X: from its page back to a connection, once", async () => {
  const way = await consent(await start("x", x.url));
  expect(way.origin).toBe(api.url);
  const page = await back(way);
  expect(page.pathname).toBe("/connections");
  const id = page.searchParams.get("connected");
  expect((await ann.send("GET", `/api/connections/${id}`)).json).toMatchObject({
    network: "x",
    handle: "@alice",
    status: "ACTIVE",
  });
  expect((await back(way)).search).toBe("?problem=LINK_EXPIRED&network=x");
});

test("Facebook: the accounts of a login are its own person's to choose from", async () => {
  const page = await back(await consent(await start("facebook", facebook.url)));
  const id = page.searchParams.get("choose");
  const choices = await ann.send("GET", `/api/connections/sign-ins/${id}`);
  expect(choices.json).toMatchObject({
    accounts: [
      { network: "facebook", displayName: "Alice's Bakery", connected: false },
      { network: "instagram", displayName: "Alice's Bakery", connected: false },
      { network: "facebook", displayName: "Alice's Garden", connected: false },
    ],
  });
  expect(choices.text).not.toMatch(/EAA|token/);
  const { accounts } = choices.json as { accounts: { network: string; accountId: string }[] };
  const [bakery] = accounts.map(({ network, accountId }) => ({ network, accountId }));
  const bea = await signUp(api, "bea");
  expect((await bea.send("GET", `/api/connections/sign-ins/${id}`)).status).toBe(404);
  expect((await bea.send("POST", `/api/connections/sign-ins/${id}`, { accounts: [bakery] })).status).toBe(
    404,
  );
  const chosen = await ann.send("POST", `/api/connections/sign-ins/${id}`, { accounts: [bakery] });
  expect(chosen.status).toBe(201);
  expect(chosen.json).toMatchObject({ items: [{ network: "facebook", handle: "@alicesbakery" }] });
  expect(await handles()).toContain("@alicesbakery");
});

test("somebody else's session does not end it, and its own still does", async () => {
  const way = await consent(await start("x", x.url));
  const cid = await signUp(api, "cid");
  expect((await back(way, cid)).search).toBe("?problem=SIGN_IN_DENIED&network=x");
  expect((await cid.send("GET", "/api/connections")).json).toMatchObject({ items: [] });
  const nobody = await send(api, "GET", `${way.pathname}${way.search}`);
  expect(nobody.headers.get("location")).toBe("/sign-in?next=%2Fconnections");
  expect((await back(way)).searchParams.has("connected")).toBe(true);
});

test("who began on the welcome page comes back to it, whatever came of it", async () => {
  const from = "&from=welcome";
  const page = await back(await consent(await start("x", x.url, from)));
  expect([page.pathname, page.searchParams.has("connected")]).toEqual(["/welcome", true]);
  const denied = await back(await consent(await start("x", x.url, from), { decision: "deny" }));
  expect(denied.pathname + denied.search).toBe("/welcome?problem=SIGN_IN_DENIED&network=x");
  const way = await consent(await start("x", x.url, from));
  const nobody = await send(api, "GET", `${way.pathname}${way.search}`);
  expect(nobody.headers.get("location")).toBe("/sign-in?next=%2Fwelcome");
  const elsewhere = await back(await consent(await start("x", x.url, "&from=%2F%2Fevil.example")));
  expect(elsewhere.origin + elsewhere.pathname).toBe(`${api.url}/connections`);
});

test("denied, forged, brought to another network, or with a code that is none", async () => {
  const denied = await consent(await start("x", x.url), { decision: "deny" });
  expect((await back(denied)).search).toBe("?problem=SIGN_IN_DENIED&network=x");
  const deniedThere = await consent(await start("facebook", facebook.url), { decision: "deny" });
  expect((await back(deniedThere)).search).toBe("?problem=SIGN_IN_DENIED&network=facebook");

  const forged = await consent(await start("x", x.url));
  forged.searchParams.set("state", `${forged.searchParams.get("state")}x`);
  expect((await back(forged)).search).toBe("?problem=SIGN_IN_DENIED&network=x");

  const elsewhere = await consent(await start("x", x.url));
  elsewhere.pathname = "/api/connections/facebook/callback";
  expect((await back(elsewhere)).search).toBe("?problem=LINK_EXPIRED&network=facebook");

  const wrong = await consent(await start("x", x.url));
  wrong.searchParams.set("code", "guess");
  expect((await back(wrong)).search).toBe("?problem=CREDENTIALS_REFUSED&network=x");
});

test("a connection is renewed by its own account alone", async () => {
  const page = await back(await consent(await start("x", x.url)));
  const id = page.searchParams.get("connected");
  const bob = x.accounts.find(({ username }) => username === "bob")?.id ?? "";
  const other = await consent(await start("x", x.url, `&connectionId=${id}`), { as: bob });
  expect((await back(other)).search).toBe("?problem=WRONG_ACCOUNT&network=x");
  const same = await back(await consent(await start("x", x.url, `&connectionId=${id}`)));
  expect(same.search).toBe(`?connected=${id}`);
});

test("a secret goes to no address but the stand-in's, and a network without one is not set up", async () => {
  for (const path of ["x/start?service=https%3A%2F%2Fevil.example", "youtube/start"]) {
    const answer = await ann.send("GET", `/api/connections/${path}`);
    expect(answer.headers.get("location")).toMatch(/^\/connections\?problem=NETWORK_NOT_SET_UP/);
  }
});
