import type { ValidatePostOutput } from "@planrrr/contract";
import { expect, test } from "vitest";
import { costWords, priceWords } from "./cost-words.ts";

const price = (amount: number, reason = "It has a link.") => ({ amount, currency: "USD" as const, reason });
const checked = (id: string, amount: number | undefined) =>
  ({
    connectionId: id,
    network: "x",
    problems: [],
    counts: [],
    parts: [],
    price: amount === undefined ? null : price(amount),
  }) satisfies ValidatePostOutput["connections"][number];
const check = (...connections: ValidatePostOutput["connections"]) =>
  ({ valid: true, connections, scheduledAt: null, schedule: null, notices: [] }) satisfies ValidatePostOutput;

test("a price is said with its reason", () => {
  expect(priceWords(price(0.2), "x")).toBe("X charges 0.20 USD for it. It has a link.");
  expect(priceWords(price(0.015), "x")).toContain("0.015 USD");
  expect(priceWords(null, "bluesky")).toBe("");
});

test("what all of it costs is added up; free is not mentioned", () => {
  expect(costWords(check(checked("a", 0.2), checked("b", 0.015)))).toBe(" It costs 0.215 USD on X.");
  expect(costWords(check(checked("a", undefined)))).toBe("");
  expect(costWords(undefined)).toBe("");
});
