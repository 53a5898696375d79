import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listProcedures } from "../procedures/list-procedures.ts";
import { internalRouter } from "../procedures/internal-router.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { seedConnection, seedPost } from "../testing/seed.ts";
import { INTERNAL_KEYS, startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let post: { postId: string; publicationId: string };
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  post = await seedPost(ann, await seedConnection(api, ann));
});
afterAll(() => api.close());

const Refusal = z.object({ status: z.literal(401), code: z.literal("UNAUTHENTICATED") });
const [firstKey = "", secondKey = ""] = INTERNAL_KEYS;
const asWorker = (method: string, path: string, body?: unknown) =>
  send(api, method, `/internal${path}`, body, { "x-internal-api-key": firstKey });
const routes = listProcedures(internalRouter).map(({ method, path }) => ({
  method,
  path: path.replace("{id}", crypto.randomUUID()),
}));

describe("the key", () => {
  const doors = [
    ...routes,
    { method: "GET", path: `/media/${crypto.randomUUID()}` },
    { method: "GET", path: "/nothing" },
  ];

  /** The doors that do not answer with a plain refusal. */
  async function openDoors(headers: { [name: string]: string }): Promise<string[]> {
    const answers = doors.map(async ({ method, path }) => {
      const { json } = await send(
        api,
        method,
        `/internal${path}`,
        method === "GET" ? undefined : {},
        headers,
      );
      return { path, refused: Refusal.safeParse(json).success };
    });
    return (await Promise.all(answers)).filter(({ refused }) => !refused).map(({ path }) => path);
  }

  test("is asked for on every route", async () => {
    expect(await openDoors({})).toEqual([]);
  });
  test.each([
    ["wrong", "another internal key for tests, 32+ chars"],
    ["empty", ""],
    ["cut short", firstKey.slice(0, -1)],
    ["longer", `${firstKey}x`],
  ])("%s opens nothing", async (_, key) => {
    expect(await openDoors({ "x-internal-api-key": key })).toEqual([]);
  });
  test("a user's session opens nothing", async () => {
    expect(await openDoors({ authorization: `Bearer ${ann.token}` })).toEqual([]);
  });

  test.each([firstKey, secondKey])("both keys work while one is being changed", async (key) => {
    const answer = await send(api, "GET", `/internal/posts/${post.postId}`, undefined, {
      "x-internal-api-key": key,
    });
    expect(answer.status).toBe(200);
  });

  test("opens nothing of the public API", async () => {
    expect((await send(api, "GET", "/api/posts", undefined, { "x-internal-api-key": firstKey })).status).toBe(
      401,
    );
  });
});

describe("the worker's way", () => {
  test("claim, arm, publish", async () => {
    await ann.send("PATCH", `/api/posts/${post.postId}`, {
      scheduledAt: new Date(Date.now() + 500).toISOString(),
    });
    await expect.poll(async () => (await claim()).claimed, { timeout: 5_000 }).toBe(true);
    const { fence } = claimed;
    const handle = { rkey: "3kabc" };
    const armed = await asWorker("POST", "/publications/arm", {
      items: [{ publicationId: post.publicationId, fence, handle }],
    });
    expect(armed.json).toMatchObject({ items: [{ accepted: true }] });
    const report = {
      publicationId: post.publicationId,
      phase: "commit",
      durationMs: 5,
      outcome: "published",
      remoteId: "at://x/3kabc",
      url: "https://bsky.app/x",
    };
    const stale = await asWorker("PATCH", `/posts/${post.postId}/status`, {
      report: { ...report, fence: fence - 1 },
    });
    expect(stale.json).toMatchObject({ code: "STALE_FENCE", status: 409 });
    const done = await asWorker("PATCH", `/posts/${post.postId}/status`, { report: { ...report, fence } });
    expect(done.json).toEqual({ status: "PUBLISHED" });
    expect((await ann.send("GET", `/api/posts/${post.postId}`)).json).toMatchObject({ status: "PUBLISHED" });
  });

  let claimed = { claimed: false, fence: 0 };
  async function claim() {
    const answer = await asWorker("POST", "/publications/claim", {
      workerId: "w1",
      publicationIds: [post.publicationId],
    });
    claimed = (answer.json as { items: [typeof claimed] }).items[0];
    return claimed;
  }

  test("a report on another post's publication is refused", async () => {
    const report = {
      publicationId: crypto.randomUUID(),
      fence: 1,
      phase: "commit",
      durationMs: 1,
      outcome: "refused",
      code: "X",
      message: "x",
    };
    expect((await asWorker("PATCH", `/posts/${post.postId}/status`, { report })).json).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("input is checked here too", async () => {
    expect((await asWorker("POST", "/publications/claim", { workerId: "w1" })).json).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

test("a heartbeat makes the API ready", async () => {
  expect((await send(api, "GET", "/health/ready")).status).toBe(503);
  await asWorker("POST", "/workers/heartbeat", { workerId: "w1", startedAt: new Date().toISOString() });
  const ready = await send(api, "GET", "/health/ready");
  expect(ready.status).toBe(200);
  expect(ready.json).toMatchObject({
    status: "ok",
    parts: { worker: { ok: true }, publications: { ok: true } },
  });
});
