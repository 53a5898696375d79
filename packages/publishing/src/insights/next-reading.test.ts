import { expect, test } from "vitest";
import { nextReading } from "./next-reading.ts";

const out = new Date("2026-11-20T12:00:00Z");
const after = (hours: number) => new Date(out.getTime() + hours * 3_600_000);

test.each([
  [0, 1],
  [0.9, 1],
  [1, 6],
  [30, 72],
  [719, 720],
])("%d hours after it went out, the next reading is at %d", (now, then) => {
  expect(nextReading(out, after(now))).toEqual(after(then));
});

test("after a month there is none, and who pays for each reading has two", () => {
  expect(nextReading(out, after(720))).toBeUndefined();
  expect(nextReading(out, after(1), [24, 168])).toEqual(after(24));
  expect(nextReading(out, after(168), [24, 168])).toBeUndefined();
});
