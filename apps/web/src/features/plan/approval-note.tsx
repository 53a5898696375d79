"use client";

import { Notice } from "@planrrr/ui";
import { looksAfter, useTeam, useTeamSettings } from "../team/use-team.ts";

/** For members of a team that asks for approval: what they plan here goes out once somebody has said yes. */
export function ApprovalNote({ fact }: { fact: string }) {
  const team = useTeam();
  const settings = useTeamSettings();
  if (!settings.data?.asksForApproval || !team.data || looksAfter(team.data.role)) return null;
  return (
    <Notice tone="calm" icon="hourglass" fact={fact}>
      Your team asks for it: an owner or admin approves what members write.
    </Notice>
  );
}
