import { expect, test } from "vitest";
import { limitConcurrency } from "./limit-concurrency.ts";

test("never more than the limit at a time, all in their order, also past failures", async () => {
  const inTurn = limitConcurrency(3);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const works = Array.from({ length: 20 }, (_, n) =>
    inTurn(async () => {
      started.push(n);
      most = Math.max(most, ++running);
      await Promise.resolve();
      running -= 1;
      if (n % 4 === 0) throw new Error("failed");
      return n;
    }),
  );
  const ends = await Promise.allSettled(works);
  expect(most).toBe(3);
  expect(started).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(5);
});
