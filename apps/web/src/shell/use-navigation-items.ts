"use client";

import { looksAfter, useTeam } from "../features/team/use-team.ts";
import { bottomItems, mastheadItems, memberBottomItems, memberMastheadItems } from "./navigation-items.tsx";

/** Members meet and read first of all, and write for approval; who looks after the team plans. */
export function useNavigationItems() {
  const team = useTeam();
  const isMember = team.data !== undefined && !looksAfter(team.data.role);
  return isMember
    ? { masthead: memberMastheadItems, bottom: memberBottomItems }
    : { masthead: mastheadItems, bottom: bottomItems };
}
