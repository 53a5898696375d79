import { describe, expect, test } from "vitest";
import { emojiGroups } from "./emoji-data.ts";
import { searchEmoji } from "./search-emoji.ts";
import { skinTones, withSkinTone } from "./skin-tone.ts";

const found = (search: string) => searchEmoji(emojiGroups, search).map(({ emoji }) => emoji);
const segmenter = new Intl.Segmenter();

describe("emojis", () => {
  test("are found by name first, then by keyword, by the beginning of each word", () => {
    expect(found("waving ha")[0]).toBe("👋");
    expect(found("ireland")).toContain("🇮🇪");
    expect(found("family")).toContain("👨‍👩‍👧‍👦");
    expect(found("goodbye")).toContain("👋");
    expect(found("  ")).toEqual([]);
    expect(found("no such thing at all")).toEqual([]);
  });

  test.each([
    ["👋", "👋🏽"],
    ["🕵️‍♂️", "🕵🏽‍♂️"],
    ["👩‍❤️‍👨", "👩🏽‍❤️‍👨🏽"],
    ["👫", "👫🏽"],
  ])("%s has a skin tone", (emoji, toned) => {
    expect(withSkinTone({ emoji, hasTones: true }, "\u{1F3FD}")).toBe(toned);
  });

  test("one without people in it has none", () => {
    expect(withSkinTone({ emoji: "🌲", hasTones: false }, "\u{1F3FD}")).toBe("🌲");
  });

  test("each is one character to its reader, in every tone", () => {
    const broken = emojiGroups
      .flatMap(({ emojis }) => emojis)
      .flatMap((emoji) => skinTones.map(({ value }) => withSkinTone(emoji, value)))
      .filter((shown) => [...segmenter.segment(shown)].length !== 1);
    expect(broken).toEqual([]);
  });
});
