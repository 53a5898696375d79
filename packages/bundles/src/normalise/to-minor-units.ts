const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * An amount of whole currency as its smallest unit, by its digits alone: 9.99 USD is 999, 500 JPY is 500.
 * Undefined when it is no plain number, negative, or finer than the currency.
 */
export function toMinorUnits(amount: unknown, currency: string): number | undefined {
  const [, sign, whole = "", part = ""] = decimal.exec(String(amount).trim()) ?? [];
  if (sign === undefined || sign === "-") return undefined;
  const places = digitsOf(currency);
  const fraction = part.replace(/0+$/, "");
  if (places === undefined || fraction.length > places) return undefined;
  const minor = Number(whole + fraction.padEnd(places, "0"));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** How many digits a currency has behind the point; undefined for what is no currency. */
export function digitsOf(currency: string): number | undefined {
  if (!currencies.has(currency)) return undefined;
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const places = formatDigits(currency);
  if (places !== undefined) digits.set(currency, places);
  return places;
}

const currencies = new Set(Intl.supportedValuesOf("currency"));
/** Making a format costs more than all the rest of a record. */
const digits = new Map<string, number>();

function formatDigits(currency: string): number | undefined {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
}
