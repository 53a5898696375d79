"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { authRoutes, type Session } from "./auth-routes.ts";
import { signedOut } from "./signed-out.ts";
import { sessionKey } from "./use-session.ts";

/** Signs in without leaving the page. Somebody else gets a page of their own, and none of what stands on this one. */
export function useSignInAgain() {
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(given: { email: string; password: string }): Promise<boolean> {
      const before = queries.getQueryData<Session | null>(sessionKey);
      await authRoutes.signIn(given);
      const now = await authRoutes.session();
      return before !== undefined && before !== null && now?.user.id === before.user.id;
    },
    async onSuccess(isSame) {
      if (!isSame) return window.location.reload();
      await queries.invalidateQueries();
      signedOut.end();
    },
  });
}
