import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listProcedures } from "../procedures/list-procedures.ts";
import { publicRouter } from "../procedures/public-router.ts";
import { pageOf, type Person, send, signUp } from "../testing/person.ts";
import { futurePost, seedConnection, seedPost } from "../testing/seed.ts";
import { requestFor, seedThings, type Things } from "../testing/requests.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let eve: Person;
let ids: Things;

beforeAll(async () => {
  api = await startTestApi();
  [ann, eve] = [await signUp(api, "ann"), await signUp(api, "eve")];
  ids = await seedThings(api, ann);
});
afterAll(() => api.close());

// Every route there is, taken from the contract: a new one is tested without anybody thinking of it.
const routes = listProcedures(publicRouter).map(({ method, path }) => ({ method, path }));
const request = (path: string) => requestFor(path, ids);
const bodyFor = (method: string, body: unknown) => (method === "GET" ? undefined : body);

/** What every team has of its own, or nobody has. */
const own = new Set([
  "/media/room",
  "/analytics/audience",
  "/community/token",
  "/community/push",
  "/team",
  "/team/settings",
  "/team/members",
  "/audit",
  "/links/preview",
  "/connections/networks",
]);

describe("without signing in", () => {
  test.each(routes)("$method $path is refused", async ({ method, path }) => {
    const { url, body } = request(path);
    const answer = await send(api, method, url, bodyFor(method, body));
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });
});

describe("what belongs to another team does not exist", () => {
  test.each(routes.filter(({ path }) => path.includes("{id}")))("$method $path", async ({ method, path }) => {
    const { url, body } = request(path);
    const answer = await eve.send(method, url, bodyFor(method, body));
    expect(answer.json).toMatchObject({ code: "NOT_FOUND" });
    expect(answer.status).toBe(404);
  });

  test.each(routes.filter(({ method, path }) => method === "GET" && !path.includes("{id}")))(
    "$method $path shows nothing of it",
    async ({ path }) => {
      const answer = await eve.send("GET", request(path).url);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject(own.has(path) ? {} : { items: [] });
      expect(answer.text).not.toMatch(new RegExp(Object.values(ids).join("|")));
    },
  );

  test.each(["create", "validate"])("POST /posts/%s with its connection", async (verb) => {
    const answer = await eve.send("POST", `/api/posts/${verb}`, futurePost(ids.connection));
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: "CONNECTION_NOT_FOUND" });
  });

  test("and nothing of it was changed by all that", async () => {
    const post = await ann.send("GET", `/api/posts/${ids.post}`);
    expect(post.json).toMatchObject({ id: ids.post, status: "SCHEDULED", version: 1 });
    expect(pageOf(await ann.send("GET", "/api/connections")).items.map(({ id }) => id)).toEqual([
      ids.connection,
    ]);
  });
});

test("its owner reaches all of it", async () => {
  for (const { path } of routes.filter(({ method }) => method === "GET")) {
    expect((await ann.send("GET", request(path).url)).status, path).toBe(200);
  }
});

test("lists go on where they stopped", async () => {
  const bea = await signUp(api, "bea");
  const connection = await seedConnection(api, bea);
  for (let n = 0; n < 5; n++) await seedPost(bea, connection);
  const first = pageOf(await bea.send("GET", "/api/posts?limit=3"));
  const second = pageOf(await bea.send("GET", `/api/posts?limit=3&cursor=${first.nextCursor}`));
  expect(first.items).toHaveLength(3);
  expect(second.items).toHaveLength(2);
  expect(second.nextCursor).toBeNull();
  const all = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(all).size).toBe(5);
});

test("deleting answers with nothing", async () => {
  const connection = await seedConnection(api, ann);
  const { postId } = await seedPost(ann, connection);
  const answer = await ann.send("DELETE", `/api/posts/${postId}`);
  expect([answer.status, answer.text]).toEqual([204, ""]);
  expect((await ann.send("GET", `/api/posts/${postId}`)).status).toBe(404);
});
