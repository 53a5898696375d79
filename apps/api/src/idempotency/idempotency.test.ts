import { schema } from "@planrrr/database";
import { createCredentialsVault } from "@planrrr/publishing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Answer, idOf, pageOf, type Person, signUp } from "../testing/person.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";
import { forgetIdempotencyKeys } from "./forget-idempotency-keys.ts";

const { idempotencyKeys } = schema;
const clock = { ahead: 0 };
let api: TestApi;
let ann: Person;
let connection: string;
let key: string;
beforeAll(async () => {
  api = await startTestApi({}, { now: () => new Date(Date.now() + clock.ahead) });
});
afterAll(() => api.close());
beforeEach(async () => {
  clock.ahead = 0;
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
  key = crypto.randomUUID();
});

const create = (change: object = {}, withKey = key) =>
  ann.send(
    "POST",
    "/api/posts/create",
    { ...futurePost(connection), ...change },
    { "idempotency-key": withKey },
  );
const postCount = async () => pageOf(await ann.send("GET", "/api/posts")).items.length;
const rowOf = async () =>
  (await api.context.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)))[0];

describe("the same key and body", () => {
  test("is answered the same, and done once", async () => {
    const first = await create();
    const second = await create();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await postCount()).toBe(1);
  });

  test("at the same time is done once; the others are told to wait or get the answer", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create()));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer.json).toMatchObject({ code: "IDEMPOTENCY_KEY_IN_PROGRESS", status: 409 });
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    }
    expect(await postCount()).toBe(1);
  });

  test("repeats a refusal too", async () => {
    const first = await create({ text: "a".repeat(301) });
    const second = await create({ text: "a".repeat(301) });
    expect(first.json).toMatchObject({ code: "CONTENT_REFUSED" });
    expect(second.text).toBe(first.text);
    expect(second.headers.get("content-type")).toBe("application/problem+json");
  });

  test("of another person is another request", async () => {
    await create();
    const bob = await signUp(api, "bob");
    const answer = await bob.send(
      "POST",
      "/api/posts/create",
      { text: "mine", connectionIds: [], draft: true },
      { "idempotency-key": key },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get("idempotency-replayed")).toBeNull();
  });

  test("repeats an empty answer", async () => {
    const id = idOf(await create());
    const remove = () =>
      ann.send("DELETE", `/api/posts/${id}`, undefined, { "idempotency-key": "remove-it" });
    expect((await remove()).status).toBe(204);
    const again = await remove();
    expect([again.status, again.text, again.headers.get("idempotency-replayed")]).toEqual([204, "", "true"]);
  });
});

test.each([
  ["another body", () => create({ text: "Other" })],
  [
    "another way",
    () => ann.send("POST", "/api/posts/validate", futurePost(connection), { "idempotency-key": key }),
  ],
])("the key with %s is refused", async (_, repeat) => {
  await create();
  expect((await repeat()).json).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", status: 409 });
  expect(await postCount()).toBe(1);
});

describe("a crash between the write and its stored answer", () => {
  async function crashAfterWrite(): Promise<string> {
    const id = idOf(await create());
    // As the row is while the first request runs.
    await api.context.db
      .update(idempotencyKeys)
      .set({ completedAt: null, responseStatus: null, responseBody: null })
      .where(eq(idempotencyKeys.key, key));
    return id;
  }

  test("is waited for at first", async () => {
    await crashAfterWrite();
    expect((await create()).json).toMatchObject({ code: "IDEMPOTENCY_KEY_IN_PROGRESS" });
  });

  test("then the repeat finds what was written", async () => {
    const id = await crashAfterWrite();
    clock.ahead = 31_000;
    const repeat = await create();
    expect(repeat.status).toBe(201);
    expect(idOf(repeat)).toBe(id);
    expect(await postCount()).toBe(1);
    expect((await create()).headers.get("idempotency-replayed")).toBe("true");
  });

  test("and of several repeats one runs", async () => {
    const id = await crashAfterWrite();
    clock.ahead = 31_000;
    const answers = await Promise.all(Array.from({ length: 6 }, () => create()));
    for (const answer of answers.filter(({ status }) => status === 201)) expect(idOf(answer)).toBe(id);
    expect(await postCount()).toBe(1);
  });

  test("before the write: the repeat writes", async () => {
    const scope = `${ann.teamId}:${ann.userId}`;
    await create();
    const row = await rowOf();
    await api.context.db.delete(schema.posts).where(eq(schema.posts.teamId, ann.teamId));
    await api.context.db
      .update(idempotencyKeys)
      .set({ completedAt: null })
      .where(eq(idempotencyKeys.scope, scope));
    clock.ahead = 31_000;
    expect(idOf(await create())).toBe(row?.resourceId);
    expect(await postCount()).toBe(1);
  });
});

test("a failure of ours is not stored: the next repeat runs, on the same id", async () => {
  const { publishing } = api.context;
  const { enqueue, newId } = publishing;
  publishing.newId = () => {
    throw new Error("broken");
  };
  expect((await create()).status).toBe(500);
  const chosen = (await rowOf())?.resourceId;
  Object.assign(publishing, { enqueue, newId });
  const repeat = await create();
  expect(repeat.status).toBe(201);
  expect(idOf(repeat)).toBe(chosen);
});

describe("an answer with a secret that is shown once", () => {
  const Secret = z.object({ path: z.string() });
  const makers: [what: string, make: () => Promise<Answer>][] = [
    ["an invitation", () => ann.send("POST", "/api/team/invites", {}, { "idempotency-key": key })],
    ["a calendar address", () => ann.send("POST", "/api/calendar/feeds", {}, { "idempotency-key": key })],
    [
      "an invitation by rpc",
      () => ann.send("POST", "/rpc/team/invite", { json: {} }, { "idempotency-key": key }),
    ],
  ];

  test.each(makers)("%s: is kept sealed, and repeated whole", async (_, make) => {
    const first = await make();
    const { path } = Secret.parse((first.json as { json?: unknown }).json ?? first.json);
    const secret = path.split("/").at(-1)?.replace(".ics", "") ?? "";
    expect(secret.length).toBeGreaterThan(40);
    const stored = JSON.stringify(await rowOf());
    expect(stored).toContain("v1.k1.");
    expect(stored).not.toContain(secret);
    expect((await make()).text).toBe(first.text);
  });

  test("a review link, too", async () => {
    const id = idOf(await ann.send("POST", "/api/posts/create", { ...futurePost(connection), draft: true }));
    await ann.send("POST", `/api/posts/${id}/submit`, {});
    const made = await ann.send(
      "POST",
      `/api/posts/${id}/review-links`,
      { reviewer: "Maria" },
      { "idempotency-key": key },
    );
    const { token } = z.object({ token: z.string() }).parse(made.json);
    expect(JSON.stringify(await rowOf())).not.toContain(token);
  });

  test("sealed with a key that was dropped, it is not made a second time", async () => {
    await create();
    const ring = createCredentialsVault(`k2:${Buffer.alloc(32, 8).toString("base64")}`);
    const row = await rowOf();
    await api.context.db
      .update(idempotencyKeys)
      .set({ responseBody: ring.seal(row?.resourceId ?? "", { body: "{}" }) })
      .where(eq(idempotencyKeys.key, key));
    expect((await create()).json).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
    expect(await postCount()).toBe(1);
  });
});

test("keys are forgotten after a day", async () => {
  await create();
  clock.ahead = 23 * 3_600_000;
  await forgetIdempotencyKeys(api.context);
  expect(await rowOf()).toBeDefined();
  clock.ahead = 25 * 3_600_000;
  await forgetIdempotencyKeys(api.context);
  expect(await rowOf()).toBeUndefined();
});

test.each([[""], ["with space"], ["x".repeat(256)]])("%j is no key", async (bad) => {
  expect((await create({}, bad)).json).toMatchObject({ code: "INVALID_INPUT", status: 400 });
});
