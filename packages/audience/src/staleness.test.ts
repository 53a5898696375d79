import { expect, it } from "vitest";
import { ageOf, isStale } from "./staleness.ts";

const now = Date.UTC(2026, 10, 28);

it("is stale from its time to live on", () => {
  expect(isStale(now - 59_999, now, 60_000)).toBe(false);
  expect(isStale(now - 60_000, now, 60_000)).toBe(true);
});

it("is of no negative age, and stale when the clock has been set back by more than clocks differ", () => {
  expect(ageOf(now + 5_000, now)).toBe(0);
  expect(isStale(now + 5_000, now, 60_000)).toBe(false);
  expect(isStale(now + 3_600_000, now, 60_000)).toBe(true);
});
