import { expect, test } from "vitest";
import { previewWords } from "./preview-words.ts";

const text = "A walk along the river\nWith <map>";
const card = { url: "https://example.com/walk" };

test("YouTube shows a title: the one that was given, or else the first line", () => {
  const given = { options: { youtube: { title: " The long walk " } } };
  expect(previewWords("youtube", { text, card: null, settings: given }).title).toBe("The long walk");
  expect(previewWords("youtube", { text, card: null, settings: {} })).toEqual({
    title: "A walk along the river",
    text: "A walk along the river\nWith ‹map›",
  });
});

test("a link stands where the network puts it", () => {
  const end = `${text}\n\n${card.url}`;
  expect(previewWords("youtube", { text, card, settings: {} }).text).toBe(end.replace("<map>", "‹map›"));
  expect(previewWords("mastodon", { text, card, settings: {} })).toEqual({ text: end });
  expect(previewWords("bluesky", { text, card, settings: {} })).toEqual({ text });
});
