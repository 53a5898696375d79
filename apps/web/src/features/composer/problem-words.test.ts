import { expect, test } from "vitest";
import { counterWords, problemWords } from "./problem-words.ts";

test("the tightest counter speaks", () => {
  const graphemes = { unit: "graphemes", count: 312, limit: 300 };
  const bytes = { unit: "bytes", count: 320, limit: 3000 };
  expect(counterWords([bytes, graphemes])).toEqual({ words: "12 too many", over: true });
  expect(counterWords([{ ...graphemes, count: 189 }])).toEqual({ words: "111 left", over: false });
  expect(counterWords([])).toBeUndefined();
});

test("too long is said with its figures, the rest in the network's own words", () => {
  const problem = { severity: "error" as const, field: "text" as const, message: "Too long." };
  expect(
    problemWords(
      { ...problem, code: "TEXT_TOO_LONG", limit: 300, actual: 301, unit: "graphemes" },
      "bluesky",
    ),
  ).toEqual({ fact: "1 character too long for Bluesky.", more: "It takes 300, this has 301." });
  expect(problemWords({ ...problem, code: "OTHER" }, "mastodon")).toEqual({
    fact: "On Mastodon:",
    more: "Too long.",
  });
});
