import { expect, test } from "vitest";
import { linkState } from "./link-state.ts";

const clock = { now: new Date("2026-10-24T12:00:00Z"), timeZone: "Europe/Dublin" };
const [before, after] = [new Date("2026-10-23T08:00:00Z"), new Date("2026-10-25T09:00:00Z")];

test.each([
  [{ expiresAt: after, usedAt: null }, "Good until tomorrow, 9:00 in Dublin", true],
  [{ expiresAt: before, usedAt: null }, "Its time was over yesterday, 9:00 in Dublin", false],
  [{ expiresAt: before, usedAt: before }, "Decided yesterday, 9:00 in Dublin", false],
  [{ expiresAt: clock.now, usedAt: null }, "Its time was over today, 13:00 in Dublin", false],
])("%o is %s", (link, words, open) => {
  expect(linkState(link, clock)).toMatchObject({ words, open });
});
