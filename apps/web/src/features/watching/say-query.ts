import type { SavedQuery } from "@planrrr/contract";
import { sayMoney } from "@planrrr/contract/price-words";

/** A saved search in words: `“music”, for student, up to $5.00`. */
export function sayQuery(query: SavedQuery): string {
  const { q, provider, category, region, audience, currency, status, now, minPrice, maxPrice } = query;
  const [code = null] = currency ?? [];
  const parts = [
    q && `“${q}”`,
    category && or(category),
    audience && `for ${or(audience)}`,
    provider && `from ${or(provider)}`,
    region && `in ${or(region)}`,
    minPrice !== undefined && `from ${sayMoney(minPrice, code)}`,
    maxPrice !== undefined && `up to ${sayMoney(maxPrice, code)}`,
    minPrice === undefined && maxPrice === undefined && currency && `in ${or(currency)}`,
    now?.includes("price-fell") && "whose price just fell",
    now?.includes("ends-soon") && "that end within 30 days",
    status?.includes("inactive") && (status.includes("active") ? "over or not" : "that are over"),
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.length === 0 ? "Every deal" : parts.join(", ");
}

const or = (values: readonly string[]) => values.join(" or ");
