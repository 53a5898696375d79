import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { decideRobots } from "./robots-rules.ts";

// What Google's own parser answers: the cases of github.com/google/robotstxt (Apache-2.0), as facts.
const Facts = z.array(
  z.object({
    robots: z.string(),
    cases: z.array(z.object({ agent: z.string(), url: z.string(), allowed: z.boolean() })),
  }),
);
const facts = Facts.parse(
  JSON.parse(readFileSync(new URL("../testing/facts/robots.json", import.meta.url), "utf8")),
);

/** An address without a path is the front page. */
const addressOf = (url: string) => url || "http://foo.bar/";

test("Google's 140 answers: all but three are ours", () => {
  const all = facts.flatMap(({ robots, cases }) => cases.map((each) => ({ ...each, robots })));
  expect(all).toHaveLength(140);
  const others = all.filter(
    ({ robots, url, agent, allowed }) =>
      decideRobots({ status: 200, text: robots }, addressOf(url), agent).allowed !== allowed,
  );
  // Two ask with an address that no client sends, and one is Google's own rule for index.html.
  expect(others.map(({ url }) => url)).toEqual([
    "http://foo.bar/foo/bar/ツ",
    "http://foo.bar/foo/bar/ツ",
    "http://foo.com/allowed-slash/",
  ]);
});
