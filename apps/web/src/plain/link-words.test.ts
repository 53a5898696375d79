import { expect, test } from "vitest";
import { goesOut, linkProblem } from "./link-words.ts";

test("when a post goes out is said with its day, time and city", () => {
  expect(goesOut("2026-10-25T09:05:00Z", "Europe/Dublin")).toBe(
    "It goes out on Sunday 25 October 2026, 9:05 in Dublin.",
  );
  expect(goesOut("2026-01-02T03:00:00Z", "America/New_York")).toContain("22:00 in New York");
  expect(goesOut(null, null)).toBe("It goes out as soon as you say yes.");
});

test("a link that no longer works says what to do; what we do not know is our fault", () => {
  expect(linkProblem("LINK_EXPIRED").next).toContain("Ask whoever sent it");
  expect(linkProblem("constructor").fact).toContain("at the moment");
  expect(linkProblem("").fact).toContain("at the moment");
});
