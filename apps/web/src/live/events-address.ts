import { currentTeam } from "../session/current-team.ts";

/** An EventSource sends no headers: its address says for which team it is, and from where it goes on. */
export function eventsAddress(lastEventId: string): string {
  const team = currentTeam();
  const query = new URLSearchParams({ ...(team ? { team } : {}), ...(lastEventId ? { lastEventId } : {}) });
  return query.size > 0 ? `/api/events?${query.toString()}` : "/api/events";
}
