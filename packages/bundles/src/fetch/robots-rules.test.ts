import { expect, test } from "vitest";
import { decideRobots } from "./robots-rules.ts";

const page = "https://shop.example/deals/today?x=1";
const decide = (text: string, url = page) => decideRobots({ status: 200, text }, url);

test.each([
  ["out of reach", null, false, "robots.txt is out of reach: no answer"],
  ["503", 503, false, "robots.txt answers 503"],
  ["500", 500, false, "robots.txt answers 500"],
  ["404", 404, true, "there is no robots.txt (404)"],
  ["403", 403, true, "there is no robots.txt (403)"],
  ["429", 429, true, "there is no robots.txt (429)"],
])("%s", (_, status, allowed, rule) => {
  expect(decideRobots({ status, text: null }, page)).toEqual({ allowed, rule, crawlDelayMs: 0 });
});

test("the longest rule decides, and says its line; allow wins a tie", () => {
  const text = "User-agent: *\nDisallow: /deals\nAllow: /deals/today\n";
  expect(decide(text)).toMatchObject({ allowed: true, rule: "robots.txt line 3: Allow: /deals/today" });
  expect(decide(text, "https://shop.example/deals/old")).toMatchObject({
    allowed: false,
    rule: "robots.txt line 2: Disallow: /deals",
  });
  expect(decide("User-agent: *\nDisallow: /deals\nAllow: /deals")).toMatchObject({ allowed: true });
});

test("our own group goes before everybody's, whatever stands behind its name", () => {
  const everybody = "User-agent: *\nDisallow: /\n";
  expect(decide(`${everybody}User-agent: Planrrr/2.0 (x)\nAllow: /`)).toMatchObject({ allowed: true });
  expect(decide(`${everybody}User-agent: planrrrbot\nAllow: /`)).toMatchObject({ allowed: false });
  expect(decide(`${everybody}User-agent: other\nUser-agent: planrrr\nDisallow:`)).toMatchObject({
    allowed: true,
  });
});

test.each([
  ["wildcards and ends", "User-agent: *\nDisallow: /*?x=1$", false],
  ["a missing colon", "User-agent *\nDisallow /deals", false],
  ["a byte order mark", "\uFEFFUser-agent: *\nDisallow: /", false],
  ["old Macs' line ends", "User-agent: *\rDisallow: /deals\r", false],
  ["a comment", "User-agent: * # all\nDisallow: # nothing", true],
  ["a page in its place", "<!doctype html><title>Hello</title>", true],
  ["an empty file", "", true],
])("%s", (_, text, allowed) => {
  expect(decide(text).allowed).toBe(allowed);
});

test("Crawl-delay is told in ms; nonsense is none", () => {
  expect(decide("User-agent: *\nCrawl-delay: 2.5").crawlDelayMs).toBe(2500);
  expect(decide("User-agent: *\nCrawl-delay: -5").crawlDelayMs).toBe(0);
  expect(decide("User-agent: *\nCrawl-delay: soon").crawlDelayMs).toBe(0);
});
