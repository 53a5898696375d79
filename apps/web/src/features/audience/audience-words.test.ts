import { expect, test } from "vitest";
import { changeWords, failureWords, followerWords, growthSentence } from "./audience-words.ts";

test("exact numbers are told to the one, rounded ones as what they are", () => {
  expect(followerWords(48_213, 1)).toBe("48,213");
  expect(followerWords(4_690_000, 10_000)).toBe("about 4.69 million");
});

test.each([
  [37, "37 more than yesterday"],
  [-2, "2 fewer than yesterday"],
  [0, "as many as yesterday"],
  [null, ""],
])("a change of %s", (change, words) => {
  expect(changeWords(change, "yesterday")).toBe(words);
});

test("why there is no newer number is said with what happens next", () => {
  const failure = {
    kind: "auth" as const,
    code: "190",
    message: "",
    at: new Date(),
    since: new Date(),
    count: 1,
  };
  expect(failureWords({ failure, doubted: false })).toBe("It asks you to sign in again.");
  expect(failureWords({ failure: null, doubted: true })).toMatch(/once more/);
  expect(failureWords({ failure: null, doubted: false })).toBe("");
});

test("a chart is one sentence, whatever there is of it", () => {
  const at = new Date();
  expect(growthSentence([], 1)).toMatch(/no numbers/);
  expect(growthSentence([{ at, followers: 5 }], 1)).toMatch(/^5 so far/);
  const points = [
    { at, followers: 900 },
    { at, followers: 1_004 },
  ];
  expect(growthSentence(points, 1)).toBe("1,004 now, 104 more than at its start.");
});
