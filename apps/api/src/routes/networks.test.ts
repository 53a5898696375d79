import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const app = { clientId: "an id", clientSecret: "never to be shown" };
const standIns = [
  { network: "mastodon" as const, url: "http://127.0.0.1:4001", accounts: [{ handle: "ann", token: "t" }] },
  { network: "x" as const, url: "http://127.0.0.1:4002", accounts: [], app },
];

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi({ oauthApps: { youtube: app }, sandboxNetworks: standIns });
  ann = await signUp(api);
});
afterAll(() => api.close());

test("every network says how an account of it is connected", async () => {
  const answer = await ann.send("GET", "/api/connections/networks");
  expect(answer.json).toEqual({
    items: [
      { network: "bluesky", how: "form", setUp: true, sandbox: null },
      { network: "facebook", how: "sign-in", setUp: false, sandbox: null },
      { network: "instagram", how: "sign-in", setUp: false, sandbox: null },
      { network: "mastodon", how: "form", setUp: true, sandbox: "http://127.0.0.1:4001" },
      { network: "x", how: "sign-in", setUp: false, sandbox: "http://127.0.0.1:4002" },
      { network: "youtube", how: "sign-in", setUp: true, sandbox: null },
    ],
  });
});

test("the stand-ins are listed without planrrr's secret at them", async () => {
  const answer = await ann.send("GET", "/api/connections/sandbox");
  expect(answer.json).toEqual({
    items: [standIns[0], { network: "x", url: standIns[1]?.url, accounts: [] }],
  });
  expect(answer.text).not.toContain(app.clientSecret);
});

test.each(["/api/connections/networks", "/api/connections/sandbox"])(
  "%s is for who has signed in",
  async (path) => {
    expect((await send(api, "GET", path)).status).toBe(401);
    const foreign = await signUp(api, "bea");
    const asked = await ann.send("GET", path, undefined, { "x-team-id": foreign.teamId });
    expect(asked.status).toBe(404);
  },
);

test("where there is no sandbox, nobody is led to a stand-in", async () => {
  const production = await startTestApi({ sandbox: false, sandboxNetworks: standIns });
  try {
    const cid = await signUp(production, "cid");
    const { text } = await cid.send("GET", "/api/connections/networks");
    expect(text).not.toContain("127.0.0.1");
  } finally {
    await production.close();
  }
});
