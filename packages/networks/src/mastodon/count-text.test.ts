import { expect, it } from "vitest";
import { countMastodonText } from "./count-text.ts";

const count = (text: string, rest: object = {}, limits = {}): number =>
  countMastodonText({ content: { text, media: [], ...rest }, limits })[0]?.count ?? -1;

it.each([
  ["plain", 5],
  ["👨‍👩‍👧‍👦🇩🇪é", 3],
  ["https://example.com", 23],
  ["https://example.com/a/very/long/path?with=a&query=that#counts-nothing-more", 23],
  ["see https://a.de.", 28],
  ["(https://example.com/a_(b))", 24],
  ["http://localhost/path", 21],
  ["https://a.notatld", 17],
  ["@alice", 6],
  ["@alice@mastodon.example", 6],
  ["mail alice@mastodon.example", 27],
])("counts %s as %i", (text, expected) => {
  expect(count(text)).toBe(expected);
});

it("counts the warning and the link that will be added", () => {
  expect(count("text", { contentWarning: "warn" })).toBe(8);
  expect(count("text", { link: { url: "https://example.com/" } })).toBe(4 + 2 + 23);
});

it("takes the server's numbers", () => {
  const limits = { maxCharacters: 5000, charactersPerUrl: 30 };
  expect(countMastodonText({ content: { text: "https://example.com", media: [] }, limits })).toEqual([
    { unit: "characters", count: 30, limit: 5000 },
  ]);
});
