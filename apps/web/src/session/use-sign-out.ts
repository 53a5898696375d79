"use client";

import { showToast } from "@planrrr/ui";
import { describeProblem } from "../api/describe-problem.ts";
import { authRoutes } from "./auth-routes.ts";
import { endPush } from "./end-push.ts";

/** Leaves by loading the sign-in page anew, so that nothing of this person stays in memory. */
export function useSignOut(): () => Promise<void> {
  return async () => {
    try {
      await authRoutes.signOut();
      await endPush();
      window.location.assign("/sign-in");
    } catch (error) {
      const { fact, next } = describeProblem(error);
      showToast({ fact, more: next, failed: true });
    }
  };
}
