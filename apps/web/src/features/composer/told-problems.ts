import type { ContentProblem } from "@planrrr/contract";
import type { CheckedConnection } from "./problem-words.ts";

export interface ToldProblem {
  key: string;
  connectionId: string;
  network: CheckedConnection["network"];
  problem: ContentProblem;
}

/** Each problem once: an account's by its kind and part, and a missing description once for all accounts. */
export function toldProblems(
  connections: readonly CheckedConnection[],
  isWanted: (problem: ContentProblem) => boolean,
): ToldProblem[] {
  const told = new Map<string, ToldProblem>();
  for (const { connectionId, network, problems } of connections) {
    for (const problem of problems.filter(isWanted)) {
      const key =
        problem.code === "ALT_MISSING"
          ? problem.code
          : [connectionId, problem.code, ...(problem.part === undefined ? [] : [problem.part])].join(" ");
      if (!told.has(key)) told.set(key, { key, connectionId, network, problem });
    }
  }
  return [...told.values()];
}
