import type { Verdict } from "@planrrr/contract";

/** What a run has read, and what healthy runs of the same source have read before. */
export interface Yield {
  found: number;
  invalid: number;
  /** Share of usable records that have each field, 0 to 1. */
  coverage: { [field: string]: number };
}

/** Too few, too broken or too bare against what this source is known for: the page has changed, not the deals. */
const leastShare = 0.5;
const mostInvalid = 0.2;
const commonField = 0.5;

/** Healthy, or why not. Without a baseline the first run sets it. */
export function judgeRun(now: Yield, before: readonly Yield[]): { verdict: Verdict; reason: string | null } {
  const usable = now.found - now.invalid;
  if (now.found === 0) return { verdict: "empty", reason: "no records" };
  if (now.invalid > now.found * mostInvalid)
    return drifted(`${now.invalid} of ${now.found} records can't be used`);
  if (before.length === 0) return { verdict: "ok", reason: null };
  const usual = median(before.map(({ found, invalid }) => found - invalid));
  if (usable < usual * leastShare) return drifted(`${usable} records, where ${usual} are usual`);
  for (const field of new Set(before.flatMap(({ coverage }) => Object.keys(coverage)))) {
    const share = median(before.map(({ coverage }) => coverage[field] ?? 0));
    const here = now.coverage[field] ?? 0;
    if (share >= commonField && here < share * leastShare)
      return drifted(`${field} is in ${percent(here)} of records, where ${percent(share)} are usual`);
  }
  return { verdict: "ok", reason: null };
}

const drifted = (reason: string) => ({ verdict: "drifted" as const, reason });
const percent = (share: number) => `${Math.round(share * 100)} %`;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
