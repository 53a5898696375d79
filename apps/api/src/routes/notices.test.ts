import { createHmac } from "node:crypto";
import { schema } from "@planrrr/database";
import { type FacebookSandbox, SANDBOX_META_APP, startFacebook } from "@planrrr/sandbox-networks";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { consent } from "../testing/consent.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const VERIFY_TOKEN = "a word that Meta was told";
const ALICE = "100000000000001";

let facebook: FacebookSandbox;
let api: TestApi;
let ann: Person;

beforeAll(async () => {
  facebook = await startFacebook();
  api = await startTestApi({
    sandboxNetworks: [{ network: "facebook", url: facebook.url, accounts: [], app: SANDBOX_META_APP }],
    metaVerifyToken: VERIFY_TOKEN,
  });
});
beforeEach(async () => {
  ann = await signUp(api, crypto.randomUUID());
});
afterAll(() => Promise.all([api.close(), facebook.close()]));

const at = (path: string) => `${api.url}/api/connections/facebook/${path}`;

/** As a developer enters addresses in the app's dashboard; the stand-in verifies the webhook's. */
async function enter(verifyToken = VERIFY_TOKEN): Promise<number> {
  const answer = await fetch(`${facebook.url}/_sandbox/webhooks`, {
    method: "PUT",
    body: JSON.stringify({
      callbackUrl: at("webhook"),
      verifyToken,
      deauthorizeUrl: at("deauthorize"),
      dataDeletionUrl: at("deletion"),
    }),
  });
  return answer.status;
}

async function happen(event: object): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${facebook.url}/_sandbox/webhooks`, {
    method: "POST",
    body: JSON.stringify(event),
  });
  return (await answer.json()) as { status: number; body: string };
}

/** Ann connects a page and the Instagram account that hangs on it. */
async function connect(): Promise<{ id: string; network: string }[]> {
  const service = encodeURIComponent(facebook.url);
  const started = await ann.send("GET", `/api/connections/facebook/start?service=${service}`);
  const way = await consent(started.headers.get("location") ?? "");
  const back = await ann.send("GET", `${way.pathname}${way.search}`);
  const id = new URL(back.headers.get("location") ?? "", api.url).searchParams.get("choose");
  const { accounts } = (await ann.send("GET", `/api/connections/sign-ins/${id}`)).json as {
    accounts: { network: string; accountId: string }[];
  };
  const chosen = accounts.slice(0, 2).map(({ network, accountId }) => ({ network, accountId }));
  const made = await ann.send("POST", `/api/connections/sign-ins/${id}`, { accounts: chosen });
  return (made.json as { items: { id: string; network: string }[] }).items;
}

async function states(): Promise<{ [network: string]: string }> {
  const { items } = (await ann.send("GET", "/api/connections")).json as {
    items: { network: string; status: string }[];
  };
  return Object.fromEntries(items.map(({ network, status }) => [network, status]));
}

test("Meta verifies the address by our word, and by no other", async () => {
  expect(await enter("some other word, guessed")).toBe(400);
  expect(await enter()).toBe(200);
  const wrongMode = `${at("webhook")}?hub.mode=other&hub.challenge=1&hub.verify_token=${encodeURIComponent(VERIFY_TOKEN)}`;
  expect((await fetch(wrongMode)).status).toBe(403);
  const script = `${at("webhook")}?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=${encodeURIComponent(VERIFY_TOKEN)}`;
  const shown = await fetch(script);
  expect(shown.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await shown.text()).toBe("<script>");
});

test("who leaves planrrr at Facebook has to connect again, page and Instagram account alike", async () => {
  await enter();
  const [page] = await connect();
  await ann.send("POST", "/api/posts/create", {
    text: "Planned",
    connectionIds: [page?.id],
    scheduledAt: "2099-01-01T00:00:00Z",
  });
  expect(await happen({ event: "deauthorize", userId: ALICE })).toMatchObject({ status: 200 });
  expect(await states()).toEqual({ facebook: "NEEDS_RECONNECTING", instagram: "NEEDS_RECONNECTING" });
  const told = await ann.send("GET", `/api/connections/${page?.id}`);
  expect(told.json).toMatchObject({
    statusReason: "Its owner has taken planrrr's permission back at Facebook.",
    planned: 1,
  });
  const { items } = (await ann.send("GET", "/api/audit")).json as { items: { action: string }[] };
  expect(items.filter(({ action }) => action === "connection.deauthorized")).toHaveLength(2);
});

test("the same word once more, after the account was connected again, ends nothing", async () => {
  await enter();
  await connect();
  await happen({ event: "deauthorize", userId: ALICE });
  await connect();
  expect(await states()).toMatchObject({ facebook: "ACTIVE" });
  expect(await happen({ event: "replay" })).toMatchObject({ status: 200 });
  expect(await states()).toMatchObject({ facebook: "ACTIVE" });
});

test("who wants to be forgotten is, and can look what became of it", async () => {
  await enter();
  const [page] = await connect();
  const answer = await happen({ event: "data-deletion", userId: ALICE });
  const { url, confirmation_code: code } = JSON.parse(answer.body) as {
    url: string;
    confirmation_code: string;
  };
  expect(url).toBe(`${api.url}/deletion?code=${code}`);
  expect(await states()).toEqual({});
  const { connections } = schema;
  const [row] = await api.context.db
    .select()
    .from(connections)
    .where(eq(connections.id, page?.id ?? ""));
  expect(row).toMatchObject({ credentials: null, handle: "erased", avatarUrl: null, limits: {} });
  expect(JSON.stringify(row)).not.toMatch(/Bakery|alicesbakery|200000000000001/);
  const seen = await send(api, "GET", `/api/deletions/${code}`);
  expect(seen.json).toMatchObject({ network: "facebook", code });
  expect(seen.text).not.toContain(ALICE);
  expect((await happen({ event: "replay" })).body).toBe(answer.body);
  expect((await send(api, "GET", "/api/deletions/guessed")).status).toBe(404);
});

test("what happens to a post of ours brings the reading of its figures forward; a revoked permission is told", async () => {
  await enter();
  const [page] = await connect();
  const value = { item: "comment", verb: "add", post_id: "200000000000001_1" };
  const change = { event: "change", object: "page", id: "200000000000001", field: "feed", value };
  expect(await happen(change)).toMatchObject({ status: 200 });
  expect(await happen({ event: "replay" })).toMatchObject({ status: 200 });
  expect(await states()).toMatchObject({ facebook: "ACTIVE" });

  const body = JSON.stringify({
    object: "permissions",
    entry: [
      {
        id: ALICE,
        time: Math.floor(Date.now() / 1000),
        changes: [{ field: "pages_manage_posts", value: { verb: "revoked" } }],
      },
    ],
  });
  expect(await post("webhook", body, sign(body))).toBe(200);
  expect(await states()).toMatchObject({ facebook: "NEEDS_RECONNECTING" });
  expect((await ann.send("GET", `/api/connections/${page?.id}`)).json).toMatchObject({
    statusReason: expect.stringContaining("single permissions"),
  });
});

const sign = (text: string, secret = SANDBOX_META_APP.clientSecret) =>
  `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;

async function post(path: string, body: string, signature?: string, network = "facebook"): Promise<number> {
  const url = `${api.url}/api/connections/${network}/${path}`;
  const headers = signature === undefined ? {} : { "x-hub-signature-256": signature };
  return (await fetch(url, { method: "POST", body, headers })).status;
}

function signedRequest(payload: object, secret = SANDBOX_META_APP.clientSecret): string {
  const text = Buffer.from(JSON.stringify(payload)).toString("base64url");
  const signature = createHmac("sha256", secret).update(text).digest("base64url");
  return new URLSearchParams({ signed_request: `${signature}.${text}` }).toString();
}

test("what is not signed, signed by somebody else, old, or no notice at all changes nothing", async () => {
  await connect();
  const notice = JSON.stringify({ object: "page", entry: [] });
  for (const signature of [
    undefined,
    "",
    "sha256=",
    `sha256=${"0".repeat(64)}`,
    sign(notice, "another secret"),
  ])
    expect(await post("webhook", notice, signature)).toBe(401);
  expect(await post("webhook", `${notice} `, sign(notice))).toBe(401);
  for (const words of ["not json", "[]", '{"object":"page"}'])
    expect(await post("webhook", words, sign(words))).toBe(400);
  const old = JSON.stringify({ object: "page", entry: [{ id: "1", time: 1_700_000_000, changes: [] }] });
  expect(await post("webhook", old, sign(old))).toBe(410);

  const now = Math.floor(Date.now() / 1000);
  const leave = { algorithm: "HMAC-SHA256", user_id: ALICE, issued_at: now };
  for (const path of ["deauthorize", "deletion"]) {
    for (const body of ["", "signed_request=", "signed_request=a.b", "signed_request=..", "{}"])
      expect(await post(path, body)).toBe(401);
    expect(await post(path, signedRequest(leave, "another secret"))).toBe(401);
    expect(await post(path, signedRequest({ ...leave, algorithm: "none" }))).toBe(401);
    expect(await post(path, signedRequest({ ...leave, issued_at: now - 4 * 86_400 }))).toBe(410);
    expect(await post(path, signedRequest({ ...leave, issued_at: now + 3600 }))).toBe(410);
    expect(await post(path, signedRequest(leave), undefined, "x")).toBe(404);
    // Of a person nobody here knows: nothing to do is no error, and Meta is told that it was heard.
    expect(await post(path, signedRequest({ ...leave, user_id: "5" }))).toBe(200);
  }
  expect(await states()).toMatchObject({ facebook: "ACTIVE" });
});

test("the same words to both addresses in one second: right taken back, and forgotten", async () => {
  await connect();
  const words = signedRequest({
    algorithm: "HMAC-SHA256",
    user_id: ALICE,
    issued_at: Math.floor(Date.now() / 1000),
  });
  expect(await post("deauthorize", words)).toBe(200);
  expect(await states()).toMatchObject({ facebook: "NEEDS_RECONNECTING" });
  expect(await post("deletion", words)).toBe(200);
  expect(await states()).toEqual({});
});
