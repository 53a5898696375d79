import type { BillingPeriod } from "./bundles.ts";

interface Priced {
  priceMinor: number | null;
  currency: string | null;
  billingPeriod: BillingPeriod | null;
  introPriceMinor: number | null;
  introPeriods: number | null;
}

/** `$3.99`; what is not told is said so. */
export function sayMoney(minor: number | null, currency: string | null): string {
  if (minor === null || currency === null) return "Price not told";
  const format = formatOf(currency);
  if (!format) return `${minor} ${currency}`;
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

const each = {
  once: "once",
  day: "a day",
  week: "a week",
  month: "a month",
  quarter: "a quarter",
  year: "a year",
};

/** `a month`, or nothing where it is not told. */
export function sayPeriod(billingPeriod: BillingPeriod | null): string {
  return billingPeriod ? each[billingPeriod] : "";
}

/** What it costs first, and below it for how long and what comes then. */
export function sayPrice(deal: Priced): { amount: string; terms: string } {
  const { priceMinor, currency, billingPeriod, introPriceMinor, introPeriods } = deal;
  const period = sayPeriod(billingPeriod);
  if (introPriceMinor === null) return { amount: sayMoney(priceMinor, currency), terms: period };
  const span =
    introPeriods === null || billingPeriod === null || billingPeriod === "once"
      ? "at first"
      : `for ${introPeriods} ${billingPeriod}${introPeriods === 1 ? "" : "s"}`;
  const then = priceMinor === null ? "" : `, then ${sayMoney(priceMinor, currency)}`;
  return { amount: sayMoney(introPriceMinor, currency), terms: `${period} ${span}${then}`.trim() };
}

let currencies: Set<string> | undefined;
const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs more than using it. */
function formatOf(currency: string): Intl.NumberFormat | undefined {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  if (!currencies.has(currency)) return undefined;
  const known = formats.get(currency) ?? new Intl.NumberFormat("en", { style: "currency", currency });
  formats.set(currency, known);
  return known;
}
