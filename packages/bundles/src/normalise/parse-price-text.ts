import { createRequire } from "node:module";

// They bring no types.
const require = createRequire(import.meta.url);
const parsePrice = require("parse-price") as (text: string) => number;
const parseCurrency = require("parsecurrency") as (text: string) => {
  value: number;
  integer: string;
  /** With its separator: `.99`. */
  decimals: string;
  /** ISO 4217 where it stands there. */
  currency: string;
  symbol: string;
  sign: string;
} | null;

/** Words around an amount that make it none: a share, a measure. */
const noMoney = /%|(?:\d\s*)(?:ft|in|cm|mm|m|kg|g|lbs?|oz|ml|l)\b/;
/** Signs that stand for one currency wherever they are written. */
const signs: { [sign: string]: string } = {
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  "₪": "ILS",
  "₩": "KRW",
  "₴": "UAH",
};
/** Dollars and the like: many currencies share the sign, these have it. */
const shared: { [sign: string]: readonly string[] } = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP", "ARS"],
  "¥": ["JPY", "CNY"],
};

export interface PriceText {
  /** Digits with a point, no grouping: `1299.00`. */
  amount: string;
  /** ISO 4217, where the text itself says it. */
  currency: string | undefined;
}

/** What a price in words says, where two readers who know nothing of each other agree; undefined otherwise. */
export function parsePriceText(text: string): PriceText | undefined {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length > 40 || noMoney.test(line)) return undefined;
  const read = parseCurrency(line);
  if (!read || read.sign === "-" || read.value !== parsePrice(line)) return undefined;
  const whole = read.integer.replace(/\D/g, "");
  const part = read.decimals.replace(/\D/g, "");
  return { amount: part ? `${whole}.${part}` : whole, currency: read.currency || signs[read.symbol] };
}

/** Whether a price's own sign can be this currency. */
export function fitsCurrency(text: string, currency: string): boolean {
  const told = parsePriceText(text)?.currency;
  if (told !== undefined) return told === currency;
  const sign = Object.keys(shared).find((each) => text.includes(each));
  return sign === undefined || shared[sign]?.includes(currency) === true;
}
