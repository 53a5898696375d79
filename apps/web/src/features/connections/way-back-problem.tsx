"use client";

import { Notice } from "@planrrr/ui";
import type { ProblemWords } from "../../api/describe-problem.ts";

/** Why nothing came of a sign-in at a network. */
export function WayBackProblem({ problem }: { problem: ProblemWords | null }) {
  return problem ? (
    <Notice tone="warn" role="alert" fact={problem.fact}>
      {problem.next}
    </Notice>
  ) : null;
}
