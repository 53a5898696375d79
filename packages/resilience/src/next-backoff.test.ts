import fc from "fast-check";
import { expect, test } from "vitest";
import { nextBackoff } from "./next-backoff.ts";

test("the ceiling doubles from the base up to the cap", () => {
  const ceilings = [1, 2, 3, 4, 5].map((attempt) =>
    nextBackoff({ attempt, random: () => 0.999_999_999, base: 1_000, cap: 10_000 }),
  );
  expect(ceilings).toEqual([999, 1_999, 3_999, 7_999, 9_999]);
});

test("is never negative, never beyond the cap and always whole, however often it failed", () => {
  const anything = {
    attempt: fc.integer({ min: 0, max: 100_000 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    base: fc.integer({ min: 1, max: 60_000 }),
    cap: fc.integer({ min: 1, max: 86_400_000 }),
  };
  fc.assert(
    fc.property(fc.record(anything), ({ attempt, random, base, cap }) => {
      const wait = nextBackoff({ attempt, random: () => random, base, cap });
      expect(Number.isInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(cap);
    }),
  );
});
