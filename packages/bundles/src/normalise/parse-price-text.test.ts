import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { fitsCurrency, parsePriceText } from "./parse-price-text.ts";

// Prices as real shops write them, and what they mean: the examples of github.com/scrapinghub/price-parser, as facts.
const facts = Object.entries(
  z
    .record(z.string(), z.string().nullable())
    .parse(JSON.parse(readFileSync(new URL("../testing/facts/prices.json", import.meta.url), "utf8"))),
);

test("of more than a thousand real prices most are answered, and each answer is right", () => {
  expect(facts.length).toBeGreaterThan(1000);
  const answered = facts.flatMap(([text, amount]) => {
    const read = parsePriceText(text);
    return read ? [{ text, amount, read: read.amount }] : [];
  });
  expect(answered.length).toBeGreaterThan(900);
  const wrong = answered.filter(({ amount, read }) => amount === null || Number(amount) !== Number(read));
  expect(wrong.length / answered.length).toBeLessThanOrEqual(0.001);
  expect(wrong).toEqual([]);
});

test.each(["40% OFF", "Free!", "", "call us", "2 for $10 or $6 each", "-5 €"])("%s is no price", (text) => {
  expect(parsePriceText(text)).toBeUndefined();
});

test.each([
  ["€5.99", "EUR", true],
  ["€5.99", "USD", false],
  ["$5.99", "USD", true],
  ["$5.99", "CAD", true],
  ["$5.99", "EUR", false],
  ["5.99 GBP", "USD", false],
  ["5.99", "USD", true],
])("%s as %s: %s", (text, currency, fits) => {
  expect(fitsCurrency(text, currency)).toBe(fits);
});
