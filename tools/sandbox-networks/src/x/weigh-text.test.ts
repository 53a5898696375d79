import twitter from "twitter-text";
import { expect, it } from "vitest";
import { findUrls } from "./find-urls.ts";
import { weighText } from "./weigh-text.ts";

/** X's own library is the oracle; it stays out of what runs, as it brings core-js 2 and rules of 2020. */
const TEXTS = [
  "",
  "plain",
  "ÄÖÜ e\u0301 \u00e9",
  "日本語テキスト",
  "שלום مرحبا नमस्ते 𝒳",
  "👩‍👩‍👧‍👦🏳️‍🌈🇺🇳👍🏽❤️☺️1️⃣",
  "“quotes” … – —",
  "see https://example.com/a?b=c&d=e#f, (https://example.org) and example.net.",
  "https://example.com/Primer_(film) https://example.com/a(b",
  "mail me@example.com or @bob.com or #tag.com $a.com",
  "www.example.co.uk/path/ and foo.bar.baz",
  "http://例え.jp/日本 例え.jp",
  "HTTPS://EXAMPLE.COM/X?y=1.",
  "a.b.c.example.com:8080/x/y?q=%20z! end",
  "-example.com _example.com /example.com .example.com",
  "https://example.com/@user/ https://t.co/abc123 planrrr.io",
];

it.each(TEXTS)("weighs %j as twitter-text does", (text) => {
  const oracle = twitter.parseTweet(text);
  expect(findUrls(text.normalize("NFC")).map(({ url }) => url)).toEqual(
    twitter.extractUrls(text.normalize("NFC")),
  );
  expect(weighText(text)).toBe(oracle.weightedLength);
});
