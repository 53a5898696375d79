"use client";

import { showToast } from "@planrrr/ui";
import { describeProblem, isSignedOut } from "./describe-problem.ts";

/** Tells of an action that failed, where no field is to blame. Being signed out has a dialogue of its own. */
export function tellProblem(error: unknown): void {
  if (isSignedOut(error)) return;
  const { fact, next } = describeProblem(error);
  showToast({ fact, more: next, failed: true });
}
