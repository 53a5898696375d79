import { expect, it } from "vitest";
import { toPrecision } from "./precision.ts";
import { sumTotals } from "./sum-totals.ts";

it("adds what is exact; YouTube and what is rounded stay out", () => {
  const youtube = { network: "youtube", total: 812, precision: 1 };
  const rounded = { network: "json", total: 4_690_000, precision: 10_000 };
  const exact = [
    { network: "instagram", total: 48_213, precision: 1 },
    { network: "bluesky", total: 1_200, precision: 1 },
  ];
  expect(sumTotals([...exact, youtube, rounded])).toEqual({ total: 49_413, leftOut: [youtube, rounded] });
  expect(sumTotals([])).toEqual({ total: 0, leftOut: [] });
});

it("knows the step of a number that is known by its first figures", () => {
  expect([
    toPrecision(4_690_000, 3),
    toPrecision(999, 3),
    toPrecision(12, 3),
    toPrecision(5, undefined),
  ]).toEqual([10_000, 1, 1, 1]);
});
