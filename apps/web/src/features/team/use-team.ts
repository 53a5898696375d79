"use client";

import type { Role } from "@planrrr/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

const teamKey = ["team"] as const;
export const invitesKey = [...teamKey, "invites"] as const;
export const historyKey = [...teamKey, "history"] as const;

export function useTeam() {
  return useQuery({ queryKey: [...teamKey, "self"], queryFn: () => api.team.get() });
}

export function useMembers() {
  return useQuery({ queryKey: [...teamKey, "members"], queryFn: () => api.team.members() });
}

export function useTeamSettings() {
  return useQuery({ queryKey: [...teamKey, "settings"], queryFn: () => api.team.settings() });
}

/** People, invitations, settings and history are read anew. */
export function useTeamChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: teamKey });
}

/** Owners and admins look after the team; members write. */
export function looksAfter(role: Role | undefined): boolean {
  return role === "owner" || role === "admin";
}
