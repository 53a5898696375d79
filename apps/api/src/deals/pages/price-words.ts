import { digitsOf } from "@planrrr/bundles";
import type { FoundBundle } from "@planrrr/contract";

type Priced = Pick<
  FoundBundle,
  "priceMinor" | "currency" | "billingPeriod" | "introPriceMinor" | "introPeriods"
>;

/** `$3.99`; what is not told is said so. */
export function sayMoney(minor: number | null, currency: string | null): string {
  if (minor === null || currency === null) return "Price not told";
  const digits = digitsOf(currency);
  if (digits === undefined) return `${minor} ${currency}`;
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 10 ** digits);
}

const each = {
  once: "once",
  day: "a day",
  week: "a week",
  month: "a month",
  quarter: "a quarter",
  year: "a year",
};

/** What it costs first, and below it for how long and what comes then. */
export function sayPrice(deal: Priced): { amount: string; terms: string } {
  const { priceMinor, currency, billingPeriod, introPriceMinor, introPeriods } = deal;
  const period = billingPeriod ? each[billingPeriod] : "";
  if (introPriceMinor === null) return { amount: sayMoney(priceMinor, currency), terms: period };
  const span =
    introPeriods === null || billingPeriod === null || billingPeriod === "once"
      ? "at first"
      : `for ${introPeriods} ${billingPeriod}${introPeriods === 1 ? "" : "s"}`;
  const then = priceMinor === null ? "" : `, then ${sayMoney(priceMinor, currency)}`;
  return { amount: sayMoney(introPriceMinor, currency), terms: `${period} ${span}${then}`.trim() };
}
