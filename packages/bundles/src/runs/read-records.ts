import type { RawBundle } from "../extract/raw-bundle.ts";
import type { BundleContent } from "../normalise/bundle.ts";
import { normaliseBundle } from "../normalise/normalise-bundle.ts";
import type { Source } from "../sources/source.ts";
import type { Yield } from "./judge-run.ts";
import { measureCoverage } from "./measure-coverage.ts";

const shownProblems = 20;

export interface Records {
  bundles: BundleContent[];
  unusable: Set<string>;
  /** False when a record can't be used and does not even tell which deal it is. */
  tellsMissing: boolean;
  yield: Yield;
  problems: string[];
}

/** The usable records, each deal once; the others are counted and named. */
export function readRecords(source: Pick<Source, "region">, raw: readonly RawBundle[]): Records {
  const bundles = new Map<string, BundleContent>();
  const unusable = new Set<string>();
  const problems: string[] = [];
  let tellsMissing = true;
  for (const record of raw) {
    const { bundle, ...refused } = normaliseBundle(record, { region: source.region });
    if (bundle && !bundles.has(bundle.sourceId)) {
      bundles.set(bundle.sourceId, bundle);
    } else {
      problems.push(
        bundle ? `${bundle.sourceId}: is there twice, the first counts` : (refused.problem ?? ""),
      );
      const id = bundle?.sourceId ?? ("sourceId" in refused ? refused.sourceId : undefined);
      if (id === undefined) tellsMissing = false;
      else unusable.add(id);
    }
  }
  const usable = [...bundles.values()];
  return {
    bundles: usable,
    unusable,
    tellsMissing,
    yield: { found: raw.length, invalid: problems.length, coverage: measureCoverage(usable) },
    problems: problems.slice(0, shownProblems),
  };
}
