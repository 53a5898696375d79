import type { FoundBundle, SavedQuery } from "@planrrr/contract";
import type { AskedWord } from "../search/resolve-words.ts";
import { splitWords } from "../search/split-words.ts";

const spanMs = 30 * 86_400_000;

/** Whether a search finds this deal: the rules of `scanCatalogue`, for one deal. */
export function matchesQuery(
  query: SavedQuery,
  asked: readonly AskedWord[],
  deal: FoundBundle,
  asOf: Date,
): boolean {
  const { minPrice, maxPrice, now = [], status = ["active"] } = query;
  const hasOneOf = (chosen: readonly string[] | undefined, value: string | null) =>
    !chosen?.length || (value !== null && chosen.includes(value));
  if (!hasOneOf(status, deal.status) || !hasOneOf(query.provider, deal.provider)) return false;
  for (const facet of ["category", "audience", "region", "currency"] as const)
    if (!hasOneOf(query[facet], deal[facet])) return false;
  if (minPrice !== undefined || maxPrice !== undefined) {
    if (deal.priceMinor === null) return false;
    if (deal.priceMinor < (minPrice ?? 0) || deal.priceMinor > (maxPrice ?? Infinity)) return false;
  }
  if (now.length > 0 && !now.some((value) => isTrueNow(value, deal, asOf.getTime()))) return false;
  return hasWords(deal, asked);
}

function isTrueNow(value: string, { priceFellAt, validUntil }: FoundBundle, asOf: number): boolean {
  if (value === "price-fell") return priceFellAt !== null && Date.parse(priceFellAt) >= asOf - spanMs;
  const end = validUntil === null ? Infinity : Date.parse(validUntil);
  return end >= asOf && end <= asOf + spanMs;
}

function hasWords(deal: FoundBundle, asked: readonly AskedWord[]): boolean {
  if (asked.length === 0) return true;
  const stems = stemsOf(deal);
  return asked.every((word) =>
    "stem" in word ? stems.has(word.stem) : [...stems].some((stem) => stem.startsWith(word.beginsWith)),
  );
}

const known = new WeakMap<FoundBundle, Set<string>>();

/** Many searches look at the same deal. */
function stemsOf(deal: FoundBundle): Set<string> {
  const stems = known.get(deal) ?? new Set(splitWords(textOf(deal)).map(({ stem }) => stem));
  known.set(deal, stems);
  return stems;
}

function textOf({
  title,
  provider,
  services,
  description,
  eligibility,
  category,
  audience,
  region,
}: FoundBundle) {
  return [title, provider, ...services, description, eligibility, category, audience, region]
    .filter((text) => text !== null)
    .join("\n");
}
