import { describe, expect, test } from "vitest";
import type { Actor } from "./actor.ts";
import { createActorCache } from "./actor-cache.ts";

const actor: Actor = { userId: "u", teamId: "t", role: "owner", via: "session" };

function setUp(options: { ttlMs?: number; size?: number } = {}) {
  const clock = { now: 0 };
  const cache = createActorCache({ ttlMs: 1000, size: 2, ...options, now: () => clock.now });
  const asked: string[] = [];
  const get = (key: string, validUntil = Infinity) =>
    cache.get(key, async () => {
      asked.push(key);
      return { actor, validUntil };
    });
  return { clock, cache, asked, get };
}

describe("createActorCache", () => {
  test("remembers for its time and no longer", async () => {
    const { clock, asked, get } = setUp();
    await get("a");
    clock.now = 999;
    await get("a");
    expect(asked).toEqual(["a"]);
    clock.now = 1000;
    await get("a");
    expect(asked).toEqual(["a", "a"]);
  });

  test("never remembers longer than the credential lives", async () => {
    const { clock, asked, get } = setUp();
    await get("a", 100);
    clock.now = 100;
    await get("a", 100);
    expect(asked).toHaveLength(2);
  });

  test("resolves once for several at the same time", async () => {
    const { asked, get } = setUp();
    await Promise.all([get("a"), get("a"), get("a")]);
    expect(asked).toEqual(["a"]);
  });

  test("holds no more than its size", async () => {
    const { asked, get } = setUp();
    for (const key of ["a", "b", "c", "a"]) await get(key);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });

  test("does not remember nobody", async () => {
    const { cache } = setUp();
    const answers = [null, { actor, validUntil: Infinity }];
    expect(await cache.get("a", async () => answers.shift() ?? null)).toBeNull();
    expect(await cache.get("a", async () => answers.shift() ?? null)).toEqual(actor);
  });

  test("what was being resolved when it was cleared is not kept", async () => {
    const { cache, get, asked } = setUp();
    let finish = () => {};
    const slow = cache.get(
      "a",
      () => new Promise((resolve) => (finish = () => resolve({ actor, validUntil: Infinity }))),
    );
    cache.clear();
    finish();
    await slow;
    await get("a");
    expect(asked).toEqual(["a"]);
  });
});
