import { expect, test } from "vitest";
import { changeSince } from "./change-since.ts";

const DAY = 86_400_000;
const now = 100 * DAY;
const history = [
  { at: now - 30 * DAY, followers: 500 },
  { at: now - 1.2 * DAY, followers: 900 },
  { at: now - 1.05 * DAY, followers: 960 },
  { at: now - 0.5 * DAY, followers: 990 },
];
const since = (days: number) => changeSince(history, { now, spanMs: days * DAY, followers: 1_000 });

test("the youngest number that is old enough is compared with", () => {
  expect(since(1)).toBe(40);
  expect(since(30)).toBe(500);
});

test("where nobody counted about then, nothing is said", () => {
  expect(since(7)).toBeNull();
  expect(since(365)).toBeNull();
  expect(changeSince([], { now, spanMs: DAY, followers: 1 })).toBeNull();
});

test("who left is counted, too", () => {
  expect(changeSince([{ at: now - DAY, followers: 12 }], { now, spanMs: DAY, followers: 10 })).toBe(-2);
});
