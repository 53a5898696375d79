import fc from "fast-check";
import twitter from "twitter-text";
import { describe, expect, it } from "vitest";
import { findUrls } from "./find-urls.ts";
import { weighText } from "./weigh-text.ts";

/** X's own library is the oracle where it is not out of date. */
const PARTS = [
  "word",
  "Grüße",
  "日本",
  "नमस्ते",
  "𝒳",
  "👩‍👩‍👧‍👦",
  "🇺🇳",
  "👍🏽",
  "1️⃣",
  "…",
  "“",
  "@bob",
  "#tag",
  "$AAPL",
  "me@example.com",
  "example.com",
  "https://example.com/a?b=c&d=e#f",
  "(https://example.org)",
  "http://例え.jp",
  "www.example.co.uk/path/",
  "https://en.wikipedia.org/wiki/X_(film)",
  "नमस्तेexample.com",
  "example.com:8080/x?y=z.",
  "example.com?x=1",
];
const BETWEEN = [" ", "\n", ", ", ". ", "… ", " – ", "“", ") ", "? "];

describe("the weighted length", () => {
  it("is X's own, whatever stands beside what", () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(...BETWEEN)), { maxLength: 12 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(text, (each) => {
        expect(findUrls(each.normalize("NFC")).map(({ url }) => url)).toEqual(
          twitter.extractUrls(each.normalize("NFC")),
        );
        expect(weighText(each)).toBe(twitter.parseTweet(each).weightedLength);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it("is right where the library is out of date", () => {
    expect(weighText("🫩")).toBe(2);
    expect(weighText("🐦‍🔥")).toBe(2);
    expect(weighText("planrrr.music")).toBe(23);
  });
});
