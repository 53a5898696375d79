"use client";

import { useTeam } from "../team/use-team.ts";

/** Accounts are connected and removed by owners and admins. Until the role is known, nobody is told otherwise. */
export function useMayConnect(): boolean {
  return useTeam().data?.role !== "member";
}
