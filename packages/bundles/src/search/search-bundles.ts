import { AppError, type SearchBundlesInput, type SearchBundlesOutput } from "@planrrr/contract";
import type { CatalogueContext } from "./catalogue-context.ts";
import { nowValues, valueFacets } from "./deal-facts.ts";
import { findBundles } from "./find-bundles.ts";
import type { FacetCounts } from "./name-counts.ts";
import { resolveWords } from "./resolve-words.ts";
import { scanCatalogue } from "./scan-catalogue.ts";
import { readCursor, writeCursor } from "./search-cursor.ts";

const hourMs = 3_600_000;
const mostWords = 20;
const mostValues = 200;

/** Deals by words and filters, a page of them, with the exact total and exact facets. */
export async function searchBundles(
  ctx: CatalogueContext,
  input: SearchBundlesInput,
): Promise<SearchBundlesOutput> {
  const { q = "", limit, cursor, minPrice, maxPrice, now = [], status = ["active"] } = input;
  checkPriceRange(input);
  const sort = input.sort ?? (q.trim() ? "relevance" : "newest");
  const question = questionOf({ ...input, sort });
  const place = cursor === undefined ? undefined : readCursor(ctx.cursorKey, question, cursor);
  const asOf = place?.asOf ?? Math.floor(ctx.now().getTime() / hourMs) * hourMs;
  const found = await ctx.catalogue.use(async ({ index, nearest }) => {
    const { words, corrected } = place ?? resolveWords(index.words, nearest, q);
    if (words.length > mostWords) throw new AppError("INVALID_INPUT", `q: ${mostWords} words at the most.`);
    const values = { ...pick(input), status };
    const scan = { words, values, now, minPrice, maxPrice, sort, limit, after: place?.after, asOf };
    return { words, corrected, ...(await scanCatalogue(index, scan)) };
  });
  const { words, corrected, hits, total, facets } = found;
  const shown = hits.slice(0, limit);
  const end = shown.at(-1);
  return {
    items: await findBundles(
      ctx.db,
      shown.map(({ id }) => id),
    ),
    nextCursor:
      end && hits.length > limit
        ? writeCursor(ctx.cursorKey, question, { after: end, asOf, words, corrected })
        : null,
    total,
    facets: shortened(facets),
    corrected,
  };
}

/** All that decides what is found and in which order; the same words, whatever way they came in. */
export function questionOf({ cursor: _cursor, limit: _limit, ...question }: SearchBundlesInput): string {
  const told = Object.entries(question).filter(([, value]) => value !== undefined);
  const inOrder = told.map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  ]);
  return JSON.stringify(inOrder.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function checkPriceRange({ minPrice, maxPrice, currency }: SearchBundlesInput): void {
  if (minPrice === undefined && maxPrice === undefined) return;
  if (currency?.length !== 1)
    throw new AppError("INVALID_INPUT", "currency: say in which one the price is meant, e.g. USD.");
  if (minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice)
    throw new AppError("INVALID_INPUT", "maxPrice: it is less than minPrice.");
}

function pick(input: SearchBundlesInput) {
  return Object.fromEntries(
    valueFacets.filter((facet) => input[facet]?.length).map((facet) => [facet, input[facet]]),
  );
}

function shortened(facets: FacetCounts): SearchBundlesOutput["facets"] {
  return {
    provider: facets.provider.slice(0, mostValues),
    category: facets.category.slice(0, mostValues),
    audience: facets.audience.slice(0, mostValues),
    region: facets.region.slice(0, mostValues),
    currency: facets.currency.slice(0, mostValues),
    status: facets.status,
    now: nowValues.flatMap((value) => facets.now.filter((one) => one.value === value)),
  };
}
