import { z } from "zod";

const line = z.string().min(1).max(500);

/** What a deal says of itself. Absent: the source does not tell; nothing is guessed. */
export const BundleContent = z.strictObject({
  sourceId: line,
  provider: line,
  title: line,
  description: z.string().min(1).max(10_000).optional(),
  services: z.array(line).max(100).default([]),
  category: line.optional(),
  audience: line.optional(),
  region: line.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  priceMinor: z.int().min(0).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "no ISO 4217 code")
    .optional(),
  billingPeriod: z.enum(["once", "day", "week", "month", "quarter", "year"]).optional(),
  introPriceMinor: z.int().min(0).optional(),
  introPeriods: z.int().min(1).max(1000).optional(),
  eligibility: z.string().min(1).max(2000).optional(),
  validFrom: z.iso.datetime({ offset: true }).optional(),
  validUntil: z.iso.datetime({ offset: true }).optional(),
  details: z.record(z.string(), z.json()).default({}),
});
export type BundleContent = z.output<typeof BundleContent>;
