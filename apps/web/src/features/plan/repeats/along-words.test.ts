import { expect, test } from "vitest";
import { alongWords } from "./along-words.ts";

test.each([
  [{}, undefined],
  [{ mediaIds: [], thread: [], firstComment: null }, undefined],
  [{ mediaIds: ["a"] }, "Its picture goes along."],
  [{ mediaIds: ["a", "b"] }, "Its two pictures go along."],
  [{ thread: ["x"] }, "Its second part goes along."],
  [
    { mediaIds: ["a"], thread: ["x", "y"], firstComment: "Hello" },
    "Its picture, its two further parts and its first comment go along.",
  ],
])("%j: %s", (rest, words) => {
  expect(alongWords(rest)).toBe(words);
});
