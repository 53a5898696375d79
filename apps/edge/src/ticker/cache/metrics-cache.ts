import { z } from "zod";

/** What is kept per profile for those who read. */
export const CachedMetrics = z.object({
  /** Null until the very first good reading: a failure makes no number. */
  total: z.number().int().nonnegative().nullable(),
  profile: z.string(),
  name: z.string().catch(""),
  network: z.string().catch(""),
  /** Of the last good reading (ms since the epoch). */
  refreshedAt: z.number().nullable(),
  precision: z.number().catch(1),
  dayAgo: z.number().nullable().catch(null),
  failure: z
    .object({
      kind: z.enum(["auth", "rate-limit", "quota", "upstream", "timeout", "invalid"]),
      code: z.string(),
      at: z.number(),
      since: z.number(),
      count: z.number(),
      retryAt: z.number().optional(),
    })
    .optional()
    .catch(undefined),
});
export type CachedMetrics = z.infer<typeof CachedMetrics>;

/** Where the readers' copy lies. The truth is with the one writer: all of this may be lost. */
export interface MetricsCache {
  get(profile: string): Promise<CachedMetrics | undefined>;
  put(metrics: CachedMetrics): Promise<void>;
}

export const keyOf = (profile: string): string => `metrics:${profile}`;

/** What was stored, if it is ours: anybody with the dashboard may have written there. */
export function parseCached(text: string | null): CachedMetrics | undefined {
  if (text === null) return undefined;
  try {
    return CachedMetrics.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
