import type { Metrics } from "@planrrr/audience";

/** The answer of `GET /api/metrics`, checked by hand: a schema library is larger than the whole widget. */
export function readMetrics(body: unknown): Metrics | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { total, profile, refreshedAt } = body as Partial<Metrics>;
  const isNumber = total === null || (Number.isSafeInteger(total) && (total as number) >= 0);
  if (!isNumber || typeof profile !== "string") return undefined;
  if (refreshedAt !== null && typeof refreshedAt !== "string") return undefined;
  return { ...EMPTY, ...(body as Metrics) };
}

const EMPTY = {
  name: "",
  network: "",
  stale: false,
  error: null,
  precision: 1,
  dayAgo: null,
} satisfies Partial<Metrics>;
