import fc from "fast-check";
import { expect, test } from "vitest";
import { thinSnapshots } from "./thin-snapshots.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 28, 12);

/** One each hour of so many days. */
const hourly = (days: number) => Array.from({ length: days * 24 }, (_, hour) => now - hour * HOUR);

const keep = (all: number[]) => {
  const gone = new Set(thinSnapshots(all, now));
  return all.filter((at) => !gone.has(at));
};

test("three years of hours become about 1,100 numbers", () => {
  const kept = keep(hourly(3 * 365));
  const agedUnder = (days: number) => kept.filter((at) => now - at < days * DAY).length;
  expect(agedUnder(14)).toBe(14 * 24);
  expect(agedUnder(730) - agedUnder(14)).toBeGreaterThanOrEqual(716);
  expect(agedUnder(730) - agedUnder(14)).toBeLessThanOrEqual(717);
  expect(kept.length - agedUnder(730)).toBeLessThanOrEqual(55);
});

test("of a day the last one stays, and the first of all", () => {
  const day = Date.UTC(2026, 9, 1);
  const taken = [1, 5, 23].map((hour) => day + hour * HOUR);
  expect(keep(taken)).toEqual([day + HOUR, day + 23 * HOUR]);
  expect(keep([])).toEqual([]);
});

test("thinning twice is thinning once, and what is young is never touched", () => {
  const ages = fc.uniqueArray(fc.integer({ min: 0, max: 1_500 * 24 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(ages, (hours) => {
      const once = keep(hours.map((hour) => now - hour * HOUR));
      expect(keep(once)).toEqual(once);
      for (const hour of hours.filter((hour) => hour < 14 * 24)) expect(once).toContain(now - hour * HOUR);
    }),
  );
});
