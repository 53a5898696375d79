import type { Metrics } from "@planrrr/audience";
import { ageWords } from "../words/age-words.ts";

/** Older than this it is not live any more, whoever could not be reached: our server by the page, or theirs by ours. */
const STALE_MS = 120_000;

export interface View {
  state: "counting" | "fresh" | "stale" | "empty";
  metrics: Metrics | undefined;
  /** "Live, updated 20 seconds ago", "Updated 3 minutes ago", with the fallback words where there are some. */
  freshness: string;
}

/** What is shown of the last answer, `ageMs` after its number was read; `failures` in a row since then. Pure. */
export function toView(
  metrics: Metrics | undefined,
  ageMs: number,
  failures: number,
  fallback: string,
): View {
  if (metrics === undefined || metrics.total === null) {
    const isWaiting = metrics === undefined ? failures === 0 : metrics.error === null;
    if (isWaiting) return { state: "counting", metrics, freshness: "Counting …" };
    return { state: "empty", metrics, freshness: fallback || "There is no number yet" };
  }
  const age = ageWords(ageMs);
  if (!metrics.stale && ageMs < STALE_MS)
    return { state: "fresh", metrics, freshness: `Live, updated ${age}` };
  const updated = `Updated ${age}`;
  return { state: "stale", metrics, freshness: fallback === "" ? updated : `${updated}. ${fallback}` };
}
