import { expect, test } from "vitest";
import { judgeRun } from "./judge-run.ts";

const usual = { found: 100, invalid: 0, coverage: { title: 1, priceMinor: 0.9, eligibility: 0.1 } };

test.each([
  ["the first", usual, [], "ok"],
  ["one like those before", usual, [usual, usual], "ok"],
  ["half as many", { ...usual, found: 50 }, [usual], "ok"],
  ["fewer than half", { ...usual, found: 49 }, [usual], "drifted"],
  ["many more", { ...usual, found: 1000 }, [usual], "ok"],
  ["none", { found: 0, invalid: 0, coverage: {} }, [usual], "empty"],
  ["none at first", { found: 0, invalid: 0, coverage: {} }, [], "empty"],
  ["a fifth broken", { ...usual, invalid: 20 }, [usual], "ok"],
  ["more than a fifth broken", { ...usual, invalid: 21 }, [], "drifted"],
  ["prices gone", { ...usual, coverage: { title: 1, eligibility: 0.1 } }, [usual], "drifted"],
  ["a rare field gone", { ...usual, coverage: { title: 1, priceMinor: 0.9 } }, [usual], "ok"],
  ["one odd run before", usual, [usual, { ...usual, found: 1000 }, usual], "ok"],
])("%s", (_, now, before, verdict) => {
  const judged = judgeRun(now, before);
  expect(judged.verdict).toBe(verdict);
  expect(judged.reason === null).toBe(verdict === "ok");
});
