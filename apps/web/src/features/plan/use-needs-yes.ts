"use client";

import { looksAfter, useTeam, useTeamSettings } from "../team/use-team.ts";

/** Whether what this person plans goes out only once somebody has said yes. */
export function useNeedsYes(): boolean {
  const team = useTeam();
  const settings = useTeamSettings();
  return Boolean(settings.data?.asksForApproval && team.data && !looksAfter(team.data.role));
}
