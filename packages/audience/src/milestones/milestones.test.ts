import fc from "fast-check";
import { expect, test } from "vitest";
import { milestonesBetween, nextMilestone, wayToMilestone } from "./milestones.ts";

test.each([
  [0, 100],
  [99, 100],
  [100, 250],
  [48_213, 50_000],
  [50_000, 100_000],
  [249_999, 250_000],
  [1_000_000, 2_500_000],
])("after %i comes %i", (total, next) => {
  expect(nextMilestone(total)).toBe(next);
});

test.each([
  [0, { next: 100, toGo: 100, share: 0 }],
  [9, { next: 100, toGo: 91, share: 0.09 }],
  [100, { next: 250, toGo: 150, share: 0 }],
  [48_213, { next: 50_000, toGo: 1_787, share: 23_213 / 25_000 }],
  [50_000, { next: 100_000, toGo: 50_000, share: 0 }],
])("the way of %i", (total, way) => {
  expect(wayToMilestone(total)).toEqual(way);
});

test("the way of any total leads up, and is never done", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (total) => {
      const { next, toGo, share } = wayToMilestone(total);
      expect(next).toBe(nextMilestone(total));
      expect(toGo).toBeGreaterThan(0);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThan(1);
    }),
  );
});

test("a leap reaches all that lie on its way; a fall and a standstill reach nothing", () => {
  expect(milestonesBetween(90, 1_200)).toEqual([100, 250, 500, 1_000]);
  expect(milestonesBetween(999, 1_000)).toEqual([1_000]);
  expect(milestonesBetween(1_000, 1_000)).toEqual([]);
  expect(milestonesBetween(2_000, 900)).toEqual([]);
});

test("who is counted for the first time has reached nothing by it", () => {
  expect(milestonesBetween(undefined, 1_000_000)).toEqual([]);
});

test("whatever the steps, each milestone is reached exactly once on the way up", () => {
  const totals = fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(totals, (steps) => {
      const way = steps.toSorted((one, other) => one - other);
      const reached = way.slice(1).flatMap((total, index) => milestonesBetween(way[index], total));
      expect(reached).toEqual(milestonesBetween(way[0], way.at(-1) ?? 0));
      expect(new Set(reached).size).toBe(reached.length);
      for (const rung of reached) expect(nextMilestone(rung - 1)).toBe(rung);
    }),
  );
});
