import { expect, test } from "vitest";
import { gather } from "./gather.ts";

test("calls made while a batch is under way go together in the next, answers in their order", async () => {
  const batches: number[][] = [];
  const releases: (() => void)[] = [];
  const double = gather(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => releases.push(resolve));
    return items.map((item) => item * 2);
  });
  const first = double(1);
  await expect.poll(() => releases.length).toBe(1);
  const rest = Promise.all([double(2), double(3), double(4)]);
  releases[0]?.();
  await expect(first).resolves.toBe(2);
  await expect.poll(() => releases.length).toBe(2);
  releases[1]?.();
  await expect(rest).resolves.toEqual([4, 6, 8]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test("no batch is larger than allowed and none is forgotten", async () => {
  const sizes: number[] = [];
  const same = gather(async (items: readonly number[]) => {
    sizes.push(items.length);
    return items;
  }, 10);
  const items = Array.from({ length: 95 }, (_, index) => index);
  await expect(Promise.all(items.map((item) => same(item)))).resolves.toEqual(items);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
});

test("a failed batch fails its own callers and blocks nobody after them", async () => {
  let broken = true;
  const flaky = gather(async (items: readonly number[]) => {
    if (broken) throw new Error("away");
    return items;
  });
  await expect(Promise.allSettled([flaky(1), flaky(2)])).resolves.toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
  ]);
  broken = false;
  await expect(flaky(3)).resolves.toBe(3);
});
