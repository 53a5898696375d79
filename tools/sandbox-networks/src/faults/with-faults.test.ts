import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MastodonSandbox, startMastodon } from "../mastodon/start-mastodon.ts";

let server: MastodonSandbox;
beforeAll(async () => {
  server = await startMastodon();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

async function plan(fault: string): Promise<void> {
  const response = await fetch(`${server.url}/_sandbox/faults`, {
    method: "PUT",
    body: JSON.stringify({ rules: [{ fault, method: "POST", path: "/api/v1/statuses", count: 1 }] }),
  });
  expect(response.status).toBe(200);
}

const post = (): Promise<Response> =>
  fetch(`${server.url}/api/v1/statuses`, {
    method: "POST",
    headers: { authorization: "Bearer alice-token", "content-type": "application/json" },
    body: JSON.stringify({ status: "hello" }),
  });

const count = (): number => server.posts().length;

describe("what happened, and what the client sees", () => {
  it.each([
    ["drop-before-accept", 0],
    ["accept-then-drop", 1],
  ])("%s kills the socket", async (fault, posts) => {
    await plan(fault);
    await expect(post()).rejects.toThrow("fetch failed");
    expect(count()).toBe(posts);
  });

  it("truncate sends half of the answer", async () => {
    await plan("truncate");
    const response = await post();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(count()).toBe(1);
  });

  it.each([
    ["500-after-accept", 500, "application/json", 1],
    ["empty", 200, null, 1],
    ["html-after-accept", 200, "text/html; charset=utf-8", 1],
    ["html", 502, "text/html; charset=utf-8", 0],
    ["refuse", 422, "application/json", 0],
    ["unauthorized", 401, "application/json", 0],
    ["status:503", 503, "application/json", 0],
    ["429:30", 429, "application/json", 0],
    ["delay:20", 200, "application/json", 1],
    ["delay-before:20", 200, "application/json", 1],
  ])("%s answers %i", async (fault, status, type, posts) => {
    await plan(fault);
    const response = await post();
    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
    expect(count()).toBe(posts);
  });

  it("delay-before does the work although nobody waits any more", async () => {
    await plan("delay-before:60");
    await expect(
      fetch(`${server.url}/api/v1/statuses`, {
        method: "POST",
        headers: { authorization: "Bearer alice-token", "content-type": "application/json" },
        body: JSON.stringify({ status: "late" }),
        signal: AbortSignal.timeout(20),
      }),
    ).rejects.toThrow("aborted due to timeout");
    expect(count()).toBe(0);
    await expect.poll(count, { timeout: 10_000 }).toBe(1);
  });
});

it("shows requests with what befell them, and forgets all on DELETE", async () => {
  await plan("refuse");
  await post();
  const read = async (path: string): Promise<unknown> =>
    (await fetch(`${server.url}/_sandbox/${path}`)).json();
  expect(await read("requests")).toEqual([{ method: "POST", path: "/api/v1/statuses", fault: "refuse" }]);
  await post();
  expect(await read("posts")).toMatchObject([
    { text: "hello", account: "alice", id: expect.any(String), createdAt: expect.any(String) },
  ]);
  await fetch(`${server.url}/_sandbox`, { method: "DELETE" });
  expect(await read("posts")).toEqual([]);
});

it("refuses a wrong plan", async () => {
  const response = await fetch(`${server.url}/_sandbox/faults`, {
    method: "PUT",
    body: JSON.stringify({ rules: [{ fault: "explode" }] }),
  });
  expect(response.status).toBe(422);
});
