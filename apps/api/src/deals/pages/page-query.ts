import { toMinorUnits } from "@planrrr/bundles";
import { AppError, SearchBundlesInput } from "@planrrr/contract";

/** What the form of the page sends. Anything else in the address is somebody else's and is left alone. */
export interface PageQuery {
  input: SearchBundlesInput;
  /** The price range as it was typed. */
  least: string;
  most: string;
}

const lists = ["provider", "category", "region", "audience", "status", "now"] as const;

export function readPageQuery(query: URLSearchParams): PageQuery {
  const [least, most] = [query.get("least")?.trim() ?? "", query.get("most")?.trim() ?? ""];
  const currency = query.get("currency") ?? "";
  const hasRange = least !== "" || most !== "";
  const given: { [name: string]: unknown } = { limit: 20 };
  for (const name of lists) if (query.has(name)) given[name] = query.getAll(name);
  for (const name of ["q", "sort", "cursor"] as const) {
    const value = query.get(name)?.trim();
    if (value) given[name] = value;
  }
  if (hasRange) {
    given["currency"] = currency || "USD";
    if (least) given["minPrice"] = toMinor(least, currency || "USD");
    if (most) given["maxPrice"] = toMinor(most, currency || "USD");
  }
  return { input: SearchBundlesInput.parse(given), least, most };
}

function toMinor(amount: string, currency: string): number {
  const minor = toMinorUnits(amount.replace(",", "."), currency);
  if (minor === undefined)
    throw new AppError("INVALID_INPUT", `${amount.slice(0, 40)} is no amount of ${currency.slice(0, 3)}.`);
  return minor;
}
