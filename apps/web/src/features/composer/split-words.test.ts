import { expect, test } from "vitest";
import { splitWords } from "./split-words.ts";

test("paragraphs stay whole where they fit, then sentences, then words", () => {
  expect(splitWords("bluesky", "One two.\n\nThree four.", 12)).toEqual(["One two.", "Three four."]);
  expect(splitWords("bluesky", "One two. Three four. Five.", 17)).toEqual(["One two.", "Three four. Five."]);
  expect(splitWords("bluesky", "one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(splitWords("bluesky", "short", 300)).toEqual(["short"]);
  expect(splitWords("bluesky", " \n ", 300)).toEqual([]);
});

test("each network counts its own way", () => {
  const family = "👩‍👩‍👧";
  expect(splitWords("bluesky", `${family} ${family}`, 3)).toHaveLength(1);
  expect(splitWords("x", "日本 日本", 5)).toEqual(["日本", "日本"]);
});

const pieces = ["walk", "👩‍👩‍👧", "é", " ", "\n\n", ". ", "a-very-long-word-without-end"];
const texts = pieces.flatMap((a) => pieces.flatMap((b) => pieces.map((c) => [a, b, c, b, a, c].join(""))));

test("nothing but space is lost, every part fits, and no letter is torn", () => {
  const segmenter = new Intl.Segmenter("en");
  for (const text of texts) {
    const parts = splitWords("bluesky", text, 12);
    expect(parts.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    expect(parts.every((part) => [...segmenter.segment(part)].length <= 12)).toBe(true);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  }
});
