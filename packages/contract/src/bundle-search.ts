import { oc } from "@orpc/contract";
import { z } from "zod";
import { Bundle, BundleHistoryRow, BundleStatus } from "./bundles.ts";

// What anybody may ask of the catalogue of deals. No account is needed.

const value = z.string().min(1).max(500);
/** Several values in a query: separated by commas (`\,` is a comma within one), or the parameter again and again. */
const values = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .union([z.string().max(4000), z.array(z.string().max(500)).max(50)])
    .transform((given) =>
      (typeof given === "string" ? splitValues(given) : given).map((one) => one.trim()).filter(Boolean),
    )
    .pipe(z.array(item).max(50));

/** `A\, Inc.,B` is two values. */
const splitValues = (text: string) =>
  (text.match(/(?:\\[\\,]|[^,])+/g) ?? []).map((one) => one.replaceAll(/\\([\\,])/g, "$1"));
const amount = z.coerce.number().int().min(0).max(100_000_000_000);

export const BundleSort = z.enum(["relevance", "price", "newest", "ending", "fell"]);
export type BundleSort = z.infer<typeof BundleSort>;

/** `price-fell`: within 30 days and not risen since; `ends-soon`: within 30 days. */
export const BundleNow = z.enum(["price-fell", "ends-soon"]);
export type BundleNow = z.infer<typeof BundleNow>;

/** Words and filters: values of one filter widen the search, filters together narrow it. */
export const BundleQuery = z.strictObject({
  q: z.string().max(200).optional(),
  provider: values(value).optional(),
  category: values(value).optional(),
  region: values(value).optional(),
  audience: values(value).optional(),
  currency: values(z.string().regex(/^[A-Z]{3}$/, "no ISO 4217 code")).optional(),
  /** Absent: those that can be had. */
  status: values(BundleStatus).optional(),
  now: values(BundleNow).optional(),
  /** In the smallest unit of the one `currency` that must stand beside it. */
  minPrice: amount.optional(),
  maxPrice: amount.optional(),
});
export type BundleQuery = z.infer<typeof BundleQuery>;

export const SearchBundlesInput = BundleQuery.extend({
  /** `relevance` where there are words, else `newest`. By `price`, currencies stand one after the other. */
  sort: BundleSort.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(4000).optional(),
});
export type SearchBundlesInput = z.infer<typeof SearchBundlesInput>;

export const FacetValue = z.object({ value: z.string(), count: z.number().int() });
export type FacetValue = z.infer<typeof FacetValue>;

export const FoundBundle = Bundle.extend({
  /** When its price fell, while it has not risen since. */
  priceFellAt: z.iso.datetime().nullable(),
});
export type FoundBundle = z.infer<typeof FoundBundle>;

export const BundleFacets = z.object({
  provider: z.array(FacetValue),
  category: z.array(FacetValue),
  audience: z.array(FacetValue),
  region: z.array(FacetValue),
  currency: z.array(FacetValue),
  status: z.array(FacetValue),
});
export type BundleFacets = z.infer<typeof BundleFacets>;

export const SearchBundlesOutput = z.object({
  items: z.array(FoundBundle),
  nextCursor: z.string().nullable(),
  /** All that match, exactly. */
  total: z.number().int(),
  /** Each counted by all filters but its own: what choosing one value more would bring. At most 200 values each. */
  facets: BundleFacets.extend({ now: z.array(FacetValue) }),
  /** The words as they were understood, when one was taken for another; null: as they stand. */
  corrected: z.string().nullable(),
});
export type SearchBundlesOutput = z.infer<typeof SearchBundlesOutput>;

export const BundleWithHistory = FoundBundle.extend({
  /** The newest change first, 500 at most. */
  history: z.array(BundleHistoryRow),
});
export type BundleWithHistory = z.infer<typeof BundleWithHistory>;

const tags = ["deals"];

export const bundlesContract = {
  bundles: {
    search: oc
      .route({
        method: "GET",
        path: "/bundles/search",
        tags,
        summary: "Deals by words and filters, with exact counts",
      })
      .input(SearchBundlesInput)
      .output(SearchBundlesOutput),
    facets: oc
      .route({
        method: "GET",
        path: "/bundles/facets",
        tags,
        summary: "How many deals there are of each provider, category, audience, region and currency",
      })
      .input(z.strictObject({ status: BundleStatus.optional() }))
      .output(BundleFacets),
    get: oc
      .route({ method: "GET", path: "/bundles/{id}", tags, summary: "One deal and what has changed of it" })
      .input(z.object({ id: z.string().min(1).max(60) }))
      .output(BundleWithHistory),
  },
};
