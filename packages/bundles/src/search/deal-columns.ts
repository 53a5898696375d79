import { sql } from "drizzle-orm";
import type { DealFacts } from "./deal-facts.ts";

/** What the index reads of a deal, cheap to send and to parse. */
export const dealColumns = sql`b.id, b.xid, b.title, b.provider, b.services, b.description, b.eligibility,
  b.category, b.audience, b.region, b.status, b.price_minor, b.currency,
  (extract(epoch from b.first_seen_at) * 1000)::float8 as first_seen_at,
  (extract(epoch from b.valid_until) * 1000)::float8 as valid_until,
  (extract(epoch from b.price_fell_at) * 1000)::float8 as price_fell_at`;

export interface DealRecord {
  [column: string]: unknown;
  id: string;
  xid: string;
  title: string;
  provider: string;
  services: string[];
  description: string | null;
  eligibility: string | null;
  category: string | null;
  audience: string | null;
  region: string | null;
  status: string;
  price_minor: string | null;
  currency: string | null;
  first_seen_at: number;
  valid_until: number | null;
  price_fell_at: number | null;
}

export function toFacts(row: DealRecord): DealFacts {
  return {
    id: row.id,
    xid: Number(row.xid),
    title: row.title,
    provider: row.provider,
    services: row.services,
    description: row.description,
    eligibility: row.eligibility,
    category: row.category,
    audience: row.audience,
    region: row.region,
    status: row.status,
    priceMinor: row.price_minor === null ? null : Number(row.price_minor),
    currency: row.currency,
    firstSeenAt: Math.floor(row.first_seen_at),
    validUntil: row.valid_until === null ? null : Math.floor(row.valid_until),
    priceFellAt: row.price_fell_at === null ? null : Math.floor(row.price_fell_at),
  };
}
