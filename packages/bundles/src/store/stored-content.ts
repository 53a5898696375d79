import type { schema } from "@planrrr/database";
import type { BundleContent } from "../normalise/bundle.ts";

/** Without what triggers keep. */
export type BundleRow = Omit<typeof schema.bundles.$inferSelect, "xid" | "priceFellAt">;
type ContentColumns = Omit<
  BundleRow,
  "id" | "source" | "status" | "contentHash" | "missedRuns" | "firstSeenAt" | "lastSeenAt" | "lastChangedAt"
>;

/** The columns of a deal's content; what is absent is null. */
export function toColumns(content: BundleContent): ContentColumns {
  const { validFrom, validUntil } = content;
  return {
    sourceId: content.sourceId,
    provider: content.provider,
    title: content.title,
    description: content.description ?? null,
    services: content.services,
    category: content.category ?? null,
    audience: content.audience ?? null,
    region: content.region ?? null,
    url: content.url ?? null,
    priceMinor: content.priceMinor ?? null,
    currency: content.currency ?? null,
    billingPeriod: content.billingPeriod ?? null,
    introPriceMinor: content.introPriceMinor ?? null,
    introPeriods: content.introPeriods ?? null,
    eligibility: content.eligibility ?? null,
    validFrom: validFrom === undefined ? null : new Date(validFrom),
    validUntil: validUntil === undefined ? null : new Date(validUntil),
    details: content.details,
  };
}
