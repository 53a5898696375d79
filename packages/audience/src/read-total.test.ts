import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTotal } from "./read-total.ts";

const told = (raw: unknown) => {
  const reading = readTotal(raw);
  return reading.ok ? [reading.total, reading.precision] : reading.reason;
};

describe("a total", () => {
  it.each([
    [783_427, 783_427],
    ["783427", 783_427],
    [" 783427\n", 783_427],
    ["783,427", 783_427],
    ["783.427", 783_427],
    ["783\u202f427", 783_427],
    ["783\u00a0427", 783_427],
    ["1'783'427", 1_783_427],
    ["7,83,427", 783_427],
    ["1,83,42,756", 18_342_756],
    ["７８３", 783],
    [0, 0],
    ["0", 0],
    [-0, 0],
  ])("%j is exact", (raw, total) => {
    expect(told(raw)).toEqual([total, 1]);
  });

  it.each([
    ["4,69 M", 4_690_000, 10_000],
    ["4.69M", 4_690_000, 10_000],
    ["4,69\u00a0Mio.", 4_690_000, 10_000],
    ["1.1M", 1_100_000, 100_000],
    ["12.5K", 12_500, 100],
    ["12,5\u00a0Tsd.", 12_500, 100],
    ["1,234.5 K", 1_234_500, 100],
    ["783 mil", 783_000, 1_000],
    ["4,6 млн", 4_600_000, 100_000],
    ["469万", 4_690_000, 10_000],
    ["1.2B", 1_200_000_000, 100_000_000],
    ["1.234K", 1_234, 1],
  ])("%j is known in steps", (raw, total, precision) => {
    expect(told(raw)).toEqual([total, precision]);
  });

  it.each([
    [undefined, "missing"],
    [null, "missing"],
    ["", "missing"],
    ["  ", "missing"],
    [Number.NaN, "not-a-number"],
    [Number.POSITIVE_INFINITY, "not-a-number"],
    ["<!doctype html>", "not-a-number"],
    ["12e3", "not-a-number"],
    ["0x10", "not-a-number"],
    ["1,5", "not-a-number"],
    ["12,34,5", "not-a-number"],
    ["1,234.567", "not-a-number"],
    ["4 parsecs", "not-a-number"],
    ["1.2345 K", "not-a-number"],
    ["5 mil.", "not-a-number"],
    [true, "not-a-number"],
    [[5], "not-a-number"],
    [{ total: 5 }, "not-a-number"],
    [-1, "negative"],
    ["-12", "negative"],
    ["−12", "negative"],
    [1.5, "not-whole"],
    [1e11, "too-large"],
    ["99999999999999999999", "too-large"],
    ["99 B", "too-large"],
  ])("%j is refused", (raw, reason) => {
    expect(told(raw)).toBe(reason);
  });

  it("is a whole number that can be shown, or nothing, whatever comes in", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const reading = readTotal(raw);
        if (!reading.ok) return;
        expect(Number.isSafeInteger(reading.total) && reading.total >= 0).toBe(true);
        expect(reading.precision).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("comes back the same from the way each language writes it", () => {
    const locales = ["en", "de", "fr", "es", "en-IN", "de-CH", "ru", "pt-BR", "ja"];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.constantFrom(...locales),
        (total, locale) => {
          expect(told(new Intl.NumberFormat(locale).format(total))).toEqual([total, 1]);
        },
      ),
    );
  });
});
