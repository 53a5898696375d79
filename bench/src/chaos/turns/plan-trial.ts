import { type CrashPoint, crashPoints } from "../crashing-worker.ts";
import { pick } from "../random.ts";
import type { Attached, Call, NetworkStage } from "./network-stage.ts";

export interface PlannedFault extends Call {
  fault: string;
  nth: number;
}

export interface TrialPlan {
  attached: Attached;
  /** Each for one worker, one after the other. */
  kills: CrashPoint[];
  faults: PlannedFault[];
}

/** Each passes, so that the post must be out in the end; whether it was out already differs. */
const passing = [
  ["accept-then-drop", 5],
  ["500-after-accept", 4],
  ["drop-before-accept", 3],
  ["truncate", 3],
  ["empty", 3],
  ["html-after-accept", 3],
  ["html", 2],
  ["status:503", 2],
  ["status:500", 2],
  ["429:7", 1],
  ["delay:20", 1],
] as const;

const points: readonly CrashPoint[] = [...crashPoints, "after reconcile", "commit lost"];

/** What befalls one post: up to two kills, and up to three faults on the calls that prepare, publish and ask. */
export function planTrial(random: () => number, { calls, attached }: NetworkStage): TrialPlan {
  const one = <T>(list: readonly [T, ...T[]]): T =>
    pick(
      random,
      list.map((entry) => [entry, 1] as const),
    );
  const number = (weights: readonly (readonly [number, number])[]) => pick(random, weights);
  const kills = number([
    [0, 4],
    [1, 4],
    [2, 2],
  ]);
  const faults = number([
    [0, 2],
    [1, 4],
    [2, 3],
    [3, 1],
  ]);
  const call = () =>
    pick<Call>(random, [
      [calls.publish, 5],
      [calls.ask, 3],
      ...calls.prepare.map((entry) => [entry, 2 / calls.prepare.length] as const),
    ]);
  return {
    attached: one(attached),
    kills: Array.from({ length: kills }, () =>
      pick(
        random,
        points.map((point) => [point, 1] as const),
      ),
    ),
    faults: Array.from({ length: faults }, () => ({
      ...call(),
      fault: pick(random, passing),
      nth: 1 + Math.floor(random() * 3 * random()),
    })),
  };
}
