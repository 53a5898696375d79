import type { IngestionRun, SourceOverview } from "@planrrr/contract";
import type { StateKind } from "@planrrr/ui";

const phases = { fetching: "Asking its server", extracting: "Reading the page", saving: "Saving" };

const verdicts: { [verdict in NonNullable<IngestionRun["verdict"]>]: { kind: StateKind; words: string } } = {
  ok: { kind: "out", words: "Read" },
  unchanged: { kind: "out", words: "Nothing has changed" },
  empty: { kind: "fix", words: "The page has no deals any more" },
  drifted: { kind: "fix", words: "The page has changed too much to be believed" },
  "soft-404": { kind: "fix", words: "The page says that it is gone" },
  blocked: { kind: "cancelled", words: "We may not read it" },
  failed: { kind: "failed", words: "It could not be read" },
};

/** How a visit stands, in words. */
export function sayRun({ state, phase, verdict }: IngestionRun): { kind: StateKind; words: string } {
  if (state === "queued") return { kind: "waiting", words: "Waits for its turn" };
  if (state === "running") return { kind: "now", words: phase ? phases[phase] : "Begins" };
  return verdict ? verdicts[verdict] : { kind: "unknown", words: "Ended without a word" };
}

/** How a source stands: what its last visit came to, or what is under way. */
export function saySource({ kind, runs }: SourceOverview): { kind: StateKind; words: string } {
  if (kind === null) return { kind: "cancelled", words: "No longer read" };
  const [last] = runs;
  return last ? sayRun(last) : { kind: "draft", words: "Not read yet" };
}

/** What a visit brought: `12 found, 2 new, 1 changed`. */
export function sayYield({ found, invalid, added, changed, reactivated, inactivated }: IngestionRun): string {
  const parts = [
    [added, "new"],
    [changed, "changed"],
    [reactivated, "back"],
    [inactivated, "over"],
    [invalid, "not usable"],
  ] as const;
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
  return [`${found.toLocaleString("en")} found`, ...told].join(", ");
}

export const isUnderWay = ({ runs }: SourceOverview): boolean =>
  runs.some(({ state }) => state !== "completed");
