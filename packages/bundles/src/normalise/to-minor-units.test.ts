import fc from "fast-check";
import { expect, test } from "vitest";
import { toMinorUnits } from "./to-minor-units.ts";

test.each([
  [9.99, "USD", 999],
  ["9.9", "USD", 990],
  ["9.990", "USD", 999],
  [0, "EUR", 0],
  ["500", "JPY", 500],
  ["1.234", "KWD", 1234],
  [1.005, "USD", undefined],
  ["500.5", "JPY", undefined],
  ["40% OFF", "USD", undefined],
  ["-1", "USD", undefined],
  ["1e3", "USD", undefined],
  ["1,99", "EUR", undefined],
  ["", "USD", undefined],
  [true, "USD", undefined],
  ["9007199254740993", "JPY", undefined],
  ["5", "XYZ", undefined],
])("%j %s is %j", (amount, currency, minor) => {
  expect(toMinorUnits(amount, currency)).toBe(minor);
});

test("every amount of cents comes back exactly", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
      expect(toMinorUnits(cents / 100, "USD")).toBe(cents);
    }),
  );
});
