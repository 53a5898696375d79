import type { Queryable } from "@planrrr/database";
import type { BundleContent } from "../normalise/bundle.ts";
import { contentHash } from "../normalise/content-hash.ts";
import { diffBundle, type FieldChange } from "./diff-bundle.ts";
import { type KnownBundle, readStored } from "./read-stored.ts";

/** A deal that is to be written, and why. */
export interface Step {
  content: BundleContent;
  hash: string;
  before: KnownBundle | undefined;
  /** Absent: only the count of runs that missed it is cleared. */
  kind: "added" | "changed" | "reactivated" | undefined;
  changes: FieldChange[];
}

/** What has to be written of a batch; nothing of deals that are as they were. */
export async function compareBundles(
  db: Queryable,
  known: ReadonlyMap<string, KnownBundle>,
  batch: readonly BundleContent[],
): Promise<Step[]> {
  const read = batch.map((content) => ({
    content,
    hash: contentHash(content),
    before: known.get(content.sourceId),
  }));
  const stored = await readStored(
    db,
    read.flatMap(({ before, hash }) => (before && before.contentHash !== hash ? [before.id] : [])),
  );
  return read.flatMap(({ before, ...rest }): Step[] => {
    if (!before) return [{ ...rest, before, kind: "added", changes: [becomesActive(null)] }];
    const old = stored.get(before.id);
    const changes = old ? diffBundle(old, rest.content) : [];
    if (before.status === "inactive")
      return [{ ...rest, before, kind: "reactivated", changes: [...changes, becomesActive("inactive")] }];
    if (changes.length > 0) return [{ ...rest, before, kind: "changed", changes }];
    return before.missedRuns > 0 ? [{ ...rest, before, kind: undefined, changes }] : [];
  });
}

const becomesActive = (before: string | null): FieldChange => ({ field: "status", before, after: "active" });
