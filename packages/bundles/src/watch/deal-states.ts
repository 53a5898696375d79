import type { BundleChanged, FoundBundle } from "@planrrr/contract";

/** A deal before and after what one run changed of it. `before` is null for one that appeared. */
export interface DealStates {
  before: FoundBundle | null;
  after: FoundBundle;
  /** What its price did, where both are told and mean the same. */
  price: { before: number; after: number } | null;
}

/** `now` is the deal as it stands; what later runs changed of other fields does not matter here. */
export function dealStates({ changes }: BundleChanged, now: FoundBundle): DealStates {
  const own = changes.filter(({ field }) => field in now);
  const overlay = (side: "before" | "after"): FoundBundle => ({
    ...now,
    ...Object.fromEntries(own.map((change) => [change.field, change[side]])),
  });
  const status = own.find(({ field }) => field === "status");
  const price = own.find(({ field }) => field === "priceMinor");
  const meansTheSame = !own.some(({ field }) => field === "currency" || field === "billingPeriod");
  const isComparable = meansTheSame && typeof price?.before === "number" && typeof price.after === "number";
  return {
    before:
      status && status.before === null
        ? null
        : // When it fell the time before is not kept: what falls now had not fallen just before.
          { ...overlay("before"), ...(price ? { priceFellAt: null } : {}) },
    after: overlay("after"),
    price: isComparable ? { before: Number(price.before), after: Number(price.after) } : null,
  };
}
