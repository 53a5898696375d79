import { currentTeam } from "../session/current-team.ts";

/** Where a picture of this tab's team is: an `<img>` sends no headers, so its address says for which team it is. */
export function mediaAddress(id: string): string {
  const team = currentTeam();
  return team ? `/api/media/${id}?${new URLSearchParams({ team }).toString()}` : `/api/media/${id}`;
}
