import { afterEach, expect, it } from "vitest";
import { type MastodonSandbox, startMastodon } from "./start-mastodon.ts";
import type { IdempotencyMode } from "./types.ts";

let server: MastodonSandbox;
const clock = { now: Date.UTC(2026, 10, 20) };
afterEach(() => server.close());

/** Two requests meet between the look at the key and the writing of it. */
async function start(idempotency: IdempotencyMode): Promise<void> {
  let waiting = 0;
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const beforeStore = async (): Promise<void> => {
    waiting += 1;
    if (waiting === 2 || idempotency === "locked" || idempotency === "broken") open();
    await gate;
  };
  server = await startMastodon({ now: () => clock.now, idempotency, beforeStore });
}

async function post(key: string): Promise<{ status: number; id: string }> {
  const response = await fetch(`${server.url}/api/v1/statuses`, {
    method: "POST",
    headers: {
      authorization: "Bearer alice-token",
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify({ status: "once" }),
  });
  const body: unknown = await response.json();
  return {
    status: response.status,
    id: typeof body === "object" && body !== null && "id" in body ? String(body.id) : "",
  };
}

it("locked: two at once make one post, and both learn of it", async () => {
  await start("locked");
  const [one, two] = await Promise.all([post("k"), post("k")]);
  expect(one).toEqual(two);
  expect(server.posts()).toHaveLength(1);
  clock.now += 3_600_001;
  await post("k");
  expect(server.posts()).toHaveLength(2);
});

it("unlocked: two at once make two posts, one after the other makes one", async () => {
  await start("unlocked");
  const [one] = await Promise.all([post("k"), post("k")]);
  expect(server.posts()).toHaveLength(2);
  expect((await post("k")).status).toBe(one.status);
  expect(server.posts()).toHaveLength(2);
});

it("broken: the second of the same key is an error, but makes nothing", async () => {
  await start("broken");
  expect((await post("k")).status).toBe(200);
  expect((await post("k")).status).toBe(500);
  expect(server.posts()).toHaveLength(1);
});

it("none: every request makes a post", async () => {
  await start("none");
  await Promise.all([post("k"), post("k")]);
  expect(server.posts()).toHaveLength(2);
});
