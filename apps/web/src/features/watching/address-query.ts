import type { NewSavedSearch } from "@planrrr/contract";

type Query = NonNullable<NewSavedSearch["query"]>;

const lists = ["provider", "category", "region", "audience", "currency", "status", "now"] as const;
const amounts = ["minPrice", "maxPrice"] as const;

/** The search that the catalogue's link "Save this search" brings along; undefined: none. What is not understood is left to the API. */
export function readAddressQuery(address: URLSearchParams): Query | undefined {
  if (!address.has("save")) return undefined;
  const query: { [name: string]: unknown } = {};
  const words = address.get("q")?.trim();
  if (words) query["q"] = words;
  for (const name of lists) if (address.has(name)) query[name] = address.getAll(name);
  for (const name of amounts) {
    const given = Number(address.get(name) ?? "");
    if (address.has(name)) query[name] = given;
  }
  return query;
}

/** The same search in the catalogue, for everybody. */
export function catalogueHref(query: Partial<Record<string, unknown>>): string {
  const { minPrice, maxPrice, currency, ...others } = query;
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(others))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === "string" && each !== "") address.append(name, each);
  const [code] = Array.isArray(currency) ? (currency as string[]) : [];
  const whole = (minor: unknown) => (typeof minor === "number" && code ? toWhole(minor, code) : "");
  if (whole(minPrice)) address.set("least", whole(minPrice));
  if (whole(maxPrice)) address.set("most", whole(maxPrice));
  if (code && (whole(minPrice) || whole(maxPrice))) address.set("currency", code);
  return address.size > 0 ? `/deals?${address.toString()}` : "/deals";
}

function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

/** `399` USD is `3.99`. */
export function toWhole(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** What was typed as an amount, in the smallest unit; undefined where it is none. */
export function toMinor(typed: string, currency: string): number | undefined {
  const [, whole, part = ""] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.trim()) ?? [];
  const digits = digitsOf(currency);
  if (whole === undefined || part.length > digits) return undefined;
  return Number(whole + part.padEnd(digits, "0"));
}
