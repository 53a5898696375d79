export {
  addFailure,
  type Failure,
  type FailureKind,
  type NetworkTrouble,
  type NewFailure,
  toFailure,
} from "./failure.ts";
export { judgeTotal, type Suspicion, type Verdict } from "./judge-total.ts";
export type { Metrics, MetricsError } from "./metrics.ts";
export { milestonesBetween, nextMilestone, wayToMilestone } from "./milestones/milestones.ts";
export { type LimitLeft, nextReadingAt } from "./next-reading.ts";
export { EXACT, type Precision, toPrecision } from "./precision.ts";
export { readTotal, type TotalReading } from "./read-total.ts";
export { changeSince, type Snapshot } from "./snapshots/change-since.ts";
export { thinSnapshots } from "./snapshots/thin-snapshots.ts";
export { ageOf, isStale } from "./staleness.ts";
export { type Summand, sumTotals } from "./sum-totals.ts";
