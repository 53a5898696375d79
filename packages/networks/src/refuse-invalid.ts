import type { ContentProblem } from "@planrrr/contract";
import { NetworkError } from "./network-error.ts";

/** The last check before anything leaves: what the network would refuse costs no call. */
export function refuseInvalid(problems: ContentProblem[]): void {
  const first = problems.find((problem) => problem.severity === "error");
  if (first === undefined) return;
  throw new NetworkError({
    kind: "refused",
    code: first.code,
    message: first.message,
    evidence: {
      problems: problems
        .filter((problem) => problem.severity === "error")
        .map(({ code, field }) => ({ code, field })),
    },
  });
}
