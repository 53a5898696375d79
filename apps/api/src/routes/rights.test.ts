import { schema } from "@planrrr/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "../app.ts";
import { beginUpload } from "../testing/send-upload.ts";
import { type Answer, type Person, send, signUp } from "../testing/person.ts";
import { requestFor, seedThings, type Things } from "../testing/requests.ts";
import { type Right, type Route, routes } from "../testing/rights.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let bob: Person;
let eve: Person;
let ids: Things;
let upload: string;
const Token = z.object({ token: z.string() });
const Key = z.object({ key: z.string() });

beforeAll(async () => {
  api = await startTestApi();
  [ann, bob, eve] = [await signUp(api, "ann"), await signUp(api, "bob"), await signUp(api, "eve")];
  ids = await seedThings(api, ann);
  upload = (await beginUpload(ann.send, 10)).path;
  await api.context.db.insert(schema.members).values({
    id: crypto.randomUUID(),
    organizationId: ann.teamId,
    userId: bob.userId,
    role: "member",
    createdAt: new Date(),
  });
});
afterAll(() => api.close());

/** What Better Auth wants to see before it asks who wants it. */
const account = {
  name: "Eve",
  token: "guess",
  keyId: "guess",
  currentPassword: "a long enough password",
  newPassword: "another long password",
  newEmail: "eve@planrrr.test",
};
const of = (...rights: Right[]) => routes.filter(({ right }) => rights.includes(right));
const inTeam = of("member", "admin", "owner");
const closed = [...of("person"), ...inTeam];

/** A request to a route about the first team's things. */
async function ask(
  { method, path }: Route,
  headers: { [name: string]: string },
  as: Pick<Person, "send"> = { send: (...asked) => send(api, ...asked) },
): Promise<Answer> {
  const { url, body } = address(path);
  const tus: { [name: string]: string } = path.startsWith("/api/media/uploads")
    ? { "tus-resumable": "1.0.0", "upload-length": "1" }
    : {};
  return as.send(method, url, method === "GET" ? undefined : body, { ...tus, ...headers });
}

function address(path: string): { url: string; body: unknown } {
  if (path === "/rpc/*") return { url: "/rpc/posts/list", body: { json: {} } };
  if (path === "/api/media/uploads/{id}") return { url: upload, body: undefined };
  if (path === "/jobs/enqueue") return { url: path, body: { source: "shop" } };
  if (path.startsWith("/api/auth/")) return { url: path, body: account };
  if (!path.startsWith("/api/")) return { url: path.replace("{id}", ids.post), body: {} };
  return requestFor(path.slice("/api".length), ids);
}

test("every route has been thought of, and none that is gone is still spoken of", () => {
  const served = createApp(api.context)
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^/]*\})?/g, "{$1}")}`);
  expect(new Set(routes.map(({ route }) => route))).toEqual(new Set(served));
});

test("the API's document knows the rights as they are", async () => {
  const { json } = await send(api, "GET", "/api/openapi.json");
  const Documented = z.object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.object({ security: z.array(z.unknown()).optional() })),
    ),
  });
  const { paths } = Documented.parse(json);
  const open = new Set(of("anybody", "anybody with a secret").map(({ route }) => route));
  const known = new Set(routes.map(({ route }) => route));
  for (const [path, item] of Object.entries(paths))
    for (const [method, { security }] of Object.entries(item)) {
      const at = /^\/(jobs|runs|sources)/.test(path) ? path : `/api${path}`;
      const verb = method === "head" ? "GET" : method.toUpperCase();
      expect(known, `${verb} ${at}`).toContain(`${verb} ${at}`);
      if (/sign-out|get-session/.test(path)) continue;
      expect(security?.length === 0, `${verb} ${at} needs nobody to be signed in`).toBe(
        open.has(`${verb} ${at}`),
      );
    }
});

describe("nobody gets in", () => {
  test.each(closed)("$route", async (route) => {
    expect(refusalIn(await ask(route, {}))).toBe(401);
  });

  test.each(of("key"))("$route, nor does anybody who is signed in", async (route) => {
    expect((await ask(route, {})).status).toBe(401);
    expect((await ask(route, {}, ann)).status).toBe(401);
  });
});

describe("a secret opens what it is for, and nothing else", () => {
  const secrets: [string, () => Promise<string>][] = [
    [
      "a reviewer's link",
      async () =>
        tokenOf(await ann.send("POST", `/api/posts/${ids.waiting}/review-links`, { reviewer: "Eve" })),
    ],
    ["an invitation", async () => tokenOf(await ann.send("POST", "/api/team/invites", {}))],
    ["a calendar's address", async () => (await ann.send("POST", "/api/calendar/feeds", {})).text],
    ["what opens a room", async () => tokenOf(await ann.send("GET", "/api/community/token"))],
  ];
  test.each(secrets)("%s", async (_name, make) => {
    const secret = /[\w.-]{40,}/.exec(await make())?.[0] ?? "";
    expect(secret.length).toBeGreaterThan(40);
    for (const route of closed)
      for (const header of waysToSay(secret)) {
        expect(refusalIn(await ask(route, header)), route.route).toBe(401);
      }
  });

  test.each(of("anybody with a secret"))("and a guess opens nothing: $route", async ({ method, path }) => {
    const guess = path.replaceAll(/\{network\}/g, "facebook").replaceAll(/\{id\}/g, ids.picture);
    const url = guess.replace("{file}", "guess.ics").replaceAll(/\{\w+\}/g, "a-guess");
    const body = { token: "guess", newPassword: "another password", decision: "approve", version: 1 };
    const { status } = await send(api, method, url, method === "GET" ? undefined : body);
    expect([400, 401, 403, 404]).toContain(status);
  });
});

describe("somebody of another team", () => {
  test.each(inTeam)("$route: that team does not exist", async (route) => {
    expect(refusalIn(await ask(route, { "x-team-id": ann.teamId }, eve))).toBe(404);
  });

  const named = inTeam.filter(
    ({ path }) => path.includes("{id}") && !path.startsWith("/runs") && !path.startsWith("/rpc"),
  );
  test.each(named)("$route: nor does what is in it", async (route) => {
    expect((await ask(route, {}, eve)).status).toBe(404);
  });
});

describe("a member", () => {
  test.each(of("admin", "owner"))("$route is for those who lead the team", async (route) => {
    expect(refusalIn(await ask(route, { "x-team-id": ann.teamId }, bob))).toBe(403);
  });
});

describe("a key that may less than its maker", () => {
  let reading: { [name: string]: string };
  let writing: { [name: string]: string };
  beforeAll(async () => {
    [reading, writing] = [await keyThatMay("read"), await keyThatMay("write")];
  });

  test.each(of("person"))("$route is for people", async (route) => {
    expect([401, 403]).toContain((await ask(route, writing)).status);
    expect([401, 403]).toContain((await ask(route, reading)).status);
  });

  test.each(of("admin", "owner"))("$route is for neither", async (route) => {
    for (const key of [reading, writing]) expect(refusalIn(await ask(route, key))).toBe(403);
  });

  test.each(of("member").filter(({ method }) => method !== "GET"))(
    "$route is not for one that may look",
    async (route) => {
      expect((await ask(route, reading)).status).toBe(403);
    },
  );

  test("nor does a way in that is said to read change anything", async () => {
    const data = encodeURIComponent(JSON.stringify({ json: { text: "x", connectionIds: [], draft: true } }));
    for (const key of [reading, writing]) {
      const answer = await send(api, "GET", `/rpc/posts/create?data=${data}`, undefined, key);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});

test("after all that the team's things are as they were", async () => {
  for (const path of [
    "/posts/{id}",
    "/connections/{id}",
    "/templates/{id}",
    "/recurrences/{id}",
    "/deal-posts/{id}",
  ])
    expect((await ann.send("GET", requestFor(path, ids).url)).status, path).toBe(200);
  expect((await ann.send("GET", `/api/posts/${ids.post}`)).json).toMatchObject({
    version: 1,
    status: "SCHEDULED",
  });
  expect((await ann.send("GET", "/api/team")).json).toMatchObject({ role: "owner", members: 2 });
});

async function keyThatMay(may: string): Promise<{ [name: string]: string }> {
  const made = await ann.send("POST", "/api/auth/api-key/create", { name: may, metadata: { may } });
  return { "x-api-key": Key.parse(made.json).key };
}

const tokenOf = (answer: Answer): string => Token.parse(answer.json).token;

/** The status; of who came by a link, what they are led on to read. */
function refusalIn({ status, headers }: Answer): number | undefined {
  if (status !== 302) return status;
  const said = /^\/sign-in|NOT_FOUND|FORBIDDEN/.exec(headers.get("location") ?? "")?.[0];
  return { "/sign-in": 401, NOT_FOUND: 404, FORBIDDEN: 403 }[said ?? ""];
}

const waysToSay = (secret: string): { [name: string]: string }[] => [
  { authorization: `Bearer ${secret}` },
  { "x-api-key": secret },
];
