"use client";

import { looksAfter, useTeam, useTeamSettings } from "../team/use-team.ts";

/** Whether what this person sends goes to an owner or admin first. */
export function useAsksApproval(): boolean {
  const settings = useTeamSettings();
  const team = useTeam();
  return settings.data?.asksForApproval === true && team.data !== undefined && !looksAfter(team.data.role);
}
