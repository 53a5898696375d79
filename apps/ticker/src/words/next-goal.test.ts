import { expect, it } from "vitest";
import { nextGoal } from "./next-goal.ts";

it("is the next round number, and how far the way to it is", () => {
  expect(nextGoal(48_213)).toEqual({ goal: 50_000, toGo: 1_787, share: 0.8213 });
  expect(nextGoal(100_000)).toEqual({ goal: 200_000, toGo: 100_000, share: 0 });
  expect(nextGoal(999)).toEqual({ goal: 1_000, toGo: 1, share: 0.99 });
  expect(nextGoal(9)).toBeUndefined();
});
