import { Notice } from "@planrrr/ui";
import type { ReactNode } from "react";
import { describeProblem } from "../api/describe-problem.ts";

/** What went wrong, in the place where it went wrong. */
export function ProblemNotice({ error, actions }: { error: unknown; actions?: ReactNode }) {
  const { fact, next } = describeProblem(error);
  return (
    <Notice tone="danger" role="alert" fact={fact} actions={actions}>
      {next}
    </Notice>
  );
}
