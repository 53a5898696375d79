import type { BundleContent } from "../normalise/bundle.ts";

/** Share of records that have each field, 0 to 1, to a thousandth. */
export function measureCoverage(bundles: readonly BundleContent[]): { [field: string]: number } {
  const counts: { [field: string]: number } = {};
  for (const bundle of bundles)
    for (const [field, value] of Object.entries(bundle))
      if (!Array.isArray(value) || value.length > 0) counts[field] = (counts[field] ?? 0) + 1;
  return Object.fromEntries(
    Object.entries(counts).map(([field, count]) => [
      field,
      Math.round((count / bundles.length) * 1000) / 1000,
    ]),
  );
}
