import { expect, test } from "vitest";
import { readTags, writeTags } from "./tags.ts";
import { youtubeCategories } from "./youtube-categories.ts";

test("tags are read between commas, each once and without its sign", () => {
  expect(readTags(" walking, slow cooking,, #lunch ,walking, ")).toEqual([
    "walking",
    "slow cooking",
    "lunch",
  ]);
  expect(readTags("")).toEqual([]);
  expect(readTags(writeTags(["a", "b c"]))).toEqual(["a", "b c"]);
});

test("a category that was set elsewhere stays a choice", () => {
  expect(youtubeCategories("22").map(({ value }) => value)).toContain("22");
  expect(youtubeCategories("99")).toContainEqual({ value: "99", label: "Number 99" });
  expect(youtubeCategories("22")).toHaveLength(15);
});
