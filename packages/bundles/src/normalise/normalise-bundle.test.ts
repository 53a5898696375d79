import { expect, test } from "vitest";
import { contentHash } from "./content-hash.ts";
import { normaliseBundle } from "./normalise-bundle.ts";

const raw = { sourceId: 7, provider: "Shop", title: "  Music\n and  films ", price: 9.99, currency: "usd" };

test("brings a record into our words and units; what is not told is absent", () => {
  const record = {
    ...raw,
    services: "Music, Films, Music",
    billingPeriod: "per Month",
    validUntil: "2026-12-31",
    description: "",
    details: { tiers: [0.075], odd: "a\0b" },
  };
  expect(normaliseBundle(record, { region: "US" })).toEqual({
    bundle: {
      sourceId: "7",
      provider: "Shop",
      title: "Music and films",
      services: ["Music", "Films"],
      region: "US",
      priceMinor: 999,
      currency: "USD",
      billingPeriod: "month",
      validUntil: "2026-12-31T00:00:00.000Z",
      details: { tiers: [0.075], odd: "ab" },
    },
  });
});

test.each([
  ["a price in words", { price: "40% OFF" }, /^7: price "40% OFF" is no amount of USD$/],
  ["a price without a currency", { currency: undefined }, /^7: price 9\.99 has no currency$/],
  ["half a cent", { price: 0.005 }, /is no amount of USD/],
  ["no title", { title: " " }, /^7: title: /],
  ["an unknown period", { billingPeriod: "fortnight" }, /^7: billingPeriod: /],
  ["an address that is a script", { url: "javascript:alert(1)" }, /^7: url: /],
  ["a time of no zone", { validFrom: "2026-12-01T09:00" }, /^7: validFrom: /],
  ["a day that is none", { validFrom: "2026-13-41" }, /^7: validFrom: /],
])("%s is refused by its name", (_, change, problem) => {
  expect(normaliseBundle({ ...raw, ...change }, {})).toEqual({
    problem: expect.stringMatching(problem) as string,
    sourceId: "7",
  });
});

test("the hash does not see the order in which a record is told", () => {
  expect(contentHash({ a: 1, b: { c: 2, d: 3 } })).toBe(contentHash({ b: { d: 3, c: 2 }, a: 1 }));
});
