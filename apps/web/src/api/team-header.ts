import { currentTeam } from "../session/current-team.ts";

/** Every request says for which team it is: the session's own may have been changed in another tab. */
export function teamHeader(): { "x-team-id"?: string } {
  const team = currentTeam();
  return team ? { "x-team-id": team } : {};
}
