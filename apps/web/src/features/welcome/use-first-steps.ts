"use client";

import { useState } from "react";
import { useSignedIn } from "../../session/use-session.ts";
import { useConnections } from "../connections/use-connections.ts";

const keyOf = (teamId: string) => `planrrr.named.${teamId}`;

/** How far somebody has come: 0 the team's name, 1 a connection, 2 the first post. */
export function useFirstSteps(mayName: boolean): { current: number | undefined; nameIsDone: () => void } {
  const { team, user } = useSignedIn();
  const connections = useConnections();
  const [named, setNamed] = useState(() => readNamed(team.id) || !team.name.startsWith(user.name));
  const nameIsDone = () => {
    setNamed(true);
    try {
      localStorage.setItem(keyOf(team.id), "1");
    } catch {
      // Asked again next time: nothing is lost.
    }
  };
  if (!connections.data) return { current: undefined, nameIsDone };
  if (connections.data.length > 0) return { current: 2, nameIsDone };
  return { current: named || !mayName ? 1 : 0, nameIsDone };
}

function readNamed(teamId: string): boolean {
  try {
    return localStorage.getItem(keyOf(teamId)) !== null;
  } catch {
    return false;
  }
}
