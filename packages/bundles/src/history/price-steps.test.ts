import { expect, test } from "vitest";
import { toPriceSteps } from "./price-steps.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const change = (at: number, before: number | null, after: number | null) => ({ at: day(at), before, after });

test("a deal that never changed has one price since it was seen", () => {
  expect(toPriceSteps({ firstSeenAt: day(1), priceMinor: 499 }, [])).toEqual([
    { at: day(1), priceMinor: 499 },
  ]);
});

test("changes become steps in their order, whatever order they come in; a price that is not told is a gap", () => {
  const steps = toPriceSteps({ firstSeenAt: day(1), priceMinor: 399 }, [
    change(9, null, 399),
    change(3, 499, 599),
    change(7, 599, null),
  ]);
  expect(steps.map(({ at, priceMinor }) => [at.getUTCDate(), priceMinor])).toEqual([
    [1, 499],
    [3, 599],
    [7, null],
    [9, 399],
  ]);
});

test("the price it appears with counts from the first day", () => {
  const steps = toPriceSteps({ firstSeenAt: day(1), priceMinor: 399 }, [change(1, null, 399)]);
  expect(steps).toEqual([{ at: day(1), priceMinor: 399 }]);
});
