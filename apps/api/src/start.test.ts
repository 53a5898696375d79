import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageOf, send, signUp } from "./testing/person.ts";
import { startTestApi, type TestApi } from "./testing/start-test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe("a started API", () => {
  test("lives, and says why it is not ready", async () => {
    expect((await send(api, "GET", "/health/live")).status).toBe(200);
    const ready = await send(api, "GET", "/health/ready");
    expect(ready.status).toBe(503);
    expect(ready.json).toMatchObject({
      parts: { database: { ok: true }, worker: { ok: false, lastSeen: null }, publications: { ok: true, overdue: 0 } },
    });
  });

  test("lists a newcomer's posts", async () => {
    const ann = await signUp(api);
    const list = await ann.send("GET", "/api/posts");
    expect(list.status).toBe(200);
    expect(list.json).toEqual({ items: [], nextCursor: null });
  });

  test("takes a draft", async () => {
    const ann = await signUp(api);
    const created = await ann.send("POST", "/api/posts/create", { text: "Hello", connectionIds: [], draft: true });
    expect(created.status).toBe(201);
    expect(pageOf(await ann.send("GET", "/api/posts")).items).toEqual([created.json]);
  });
});
