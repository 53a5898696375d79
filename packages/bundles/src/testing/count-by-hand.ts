import type { BundleQuery, SearchBundlesOutput } from "@planrrr/contract";
import { splitWords } from "../search/split-words.ts";
import type { MadeDeal } from "./generate-deals.ts";

/** What the search should say, the slow way: every deal is held against every filter, for each facet anew. */
export function countByHand(deals: readonly MadeDeal[], query: BundleQuery, asOf: number) {
  const words = splitWords(query.q ?? "").map(({ stem }) => stem);
  const matching = deals.filter((deal) => {
    const stems = stemsOf(deal);
    const price = deal.priceMinor ?? Infinity;
    const inRange = price >= (query.minPrice ?? 0) && price <= (query.maxPrice ?? Infinity);
    return words.every((word) => stems.has(word)) && inRange;
  });
  const without = (facet: string | undefined) =>
    matching.filter((deal) =>
      filters.every((name) => {
        const chosen: readonly string[] | undefined =
          name === "status" ? (query.status ?? ["active"]) : query[name];
        if (name === facet || chosen === undefined) return true;
        return valuesOf(deal, name, asOf).some((value) => chosen.includes(value));
      }),
    );
  const facets = Object.fromEntries(
    filters.map((facet) => {
      const counts = new Map<string, number>();
      for (const deal of without(facet))
        for (const value of valuesOf(deal, facet, asOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [facet, Object.fromEntries(counts)];
    }),
  );
  return { total: without(undefined).length, facets, ids: new Set(without(undefined).map(({ id }) => id)) };
}

/** The same shape from an answer. */
export function countsOf({ facets }: SearchBundlesOutput) {
  return Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  );
}

const filters = ["provider", "category", "audience", "region", "currency", "status", "now"] as const;
const month = 30 * 86_400_000;

function valuesOf(deal: MadeDeal, facet: (typeof filters)[number], asOf: number): string[] {
  if (facet === "now") {
    const end = deal.validUntil?.getTime() ?? 0;
    return end >= asOf && end <= asOf + month ? ["ends-soon"] : [];
  }
  const value = deal[facet];
  return value === null ? [] : [value];
}

const known = new WeakMap<MadeDeal, Set<string>>();

function stemsOf(deal: MadeDeal): Set<string> {
  const stems = known.get(deal) ?? new Set(splitWords(textOf(deal)).map(({ stem }) => stem));
  known.set(deal, stems);
  return stems;
}

function textOf(deal: MadeDeal): string {
  const { title, provider, services, description, eligibility, category, audience, region } = deal;
  return [title, provider, ...services, description, eligibility, category, audience, region].join("\n");
}
