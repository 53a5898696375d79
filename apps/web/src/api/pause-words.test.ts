import { expect, test } from "vitest";
import { describeProblem } from "./describe-problem.ts";
import { pauseWords } from "./pause-words.ts";
import { RouteError } from "./send-json.ts";

const now = new Date("2026-11-29T09:00:00Z");

test.each([
  ["2026-11-29T18:30:00Z", "You can share again today at 18:30."],
  ["2026-11-30T09:05:00Z", "You can share again tomorrow at 9:05."],
  ["2026-12-06T09:00:00Z", "You can share again on Sunday 6 December at 9:00."],
  ["2027-01-02T09:00:00Z", "You can share again on Saturday 2 January 2027 at 9:00."],
])("a pause until %s is told", (until, words) => {
  expect(pauseWords(new Date(until), now, "Europe/London")).toEqual({
    fact: "Your coach has asked you to pause for a while.",
    next: `${words} Until then you can read and like.`,
  });
});

test("what a room refuses while somebody is muted is told as a pause, not as a status", () => {
  const until = new Date(Date.now() + 3_600_000);
  const { fact, next } = describeProblem(new RouteError(403, "MUTED", "Forbidden", { until }));
  expect(fact).toBe("Your coach has asked you to pause for a while.");
  expect(next).toMatch(/^You can share again .+ at \d+:\d\d/);
  expect(describeProblem(new RouteError(403, "MUTED", "Forbidden")).next).toContain("Your words stay here.");
});
