/** What the index holds of a deal; instants in ms. */
export interface DealFacts {
  id: string;
  /** The transaction that wrote it last. */
  xid: number;
  title: string;
  provider: string;
  services: readonly string[];
  description: string | null;
  eligibility: string | null;
  category: string | null;
  audience: string | null;
  region: string | null;
  status: string;
  priceMinor: number | null;
  currency: string | null;
  firstSeenAt: number;
  validUntil: number | null;
  /** When its price fell, while it has not risen since. */
  priceFellAt: number | null;
}

/** Facets of few values. */
export const cellFacets = ["category", "audience", "region", "status", "currency"] as const;
/** What a deal says of these, together. There are far fewer such cells than deals, so they are judged cell by cell. */
export type CellFacet = (typeof cellFacets)[number];
export type Cell = Pick<DealFacts, CellFacet>;

export const valueFacets = ["provider", ...cellFacets] as const;
export type ValueFacet = (typeof valueFacets)[number];

/** What may be true of a deal at a time: bits of a number. */
export const nowValues = ["price-fell", "ends-soon"] as const;
export type NowValue = (typeof nowValues)[number];
