"use client";

import { MenuItem, MenuRule, showToast, TeamSwitch } from "@planrrr/ui";
import { describeProblem } from "../api/describe-problem.ts";
import { Link } from "../navigation/link.tsx";
import { authRoutes } from "../session/auth-routes.ts";
import { useSignedIn } from "../session/use-session.ts";

export function TeamMenu() {
  const { team, teams } = useSignedIn();
  const choose = async (id: string) => {
    if (id === team.id) return;
    try {
      await authRoutes.chooseTeam(id);
      // Nothing of the team that was open may stay on the screen.
      window.location.assign("/");
    } catch (error) {
      const { fact, next } = describeProblem(error);
      showToast({ fact, more: next, failed: true });
    }
  };
  return (
    <TeamSwitch current={team} teams={teams} onChange={(id) => void choose(id)}>
      <MenuRule />
      <MenuItem asChild>
        <Link href="/team">People and history</Link>
      </MenuItem>
    </TeamSwitch>
  );
}
