"use client";

import { type QueryFunctionContext, useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { RouteError } from "../api/send-json.ts";
import { authRoutes, type Session, type SessionUser, type Team } from "./auth-routes.ts";
import { currentTeam, holdTeam } from "./current-team.ts";

export const sessionKey = ["session"] as const;
export const teamsKey = ["teams"] as const;

export interface SignedIn {
  user: SessionUser;
  /** This browser's own session among the person's. */
  sessionId: string;
  team: Team;
  teams: Team[];
}

export const SignedInContext = createContext<SignedIn | null>(null);

/** Who is signed in. Pages inside the shell always have somebody. */
export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (!signedIn) throw new Error("This page belongs inside the shell.");
  return signedIn;
}

export type SessionState =
  | { is: "loading" }
  | { is: "nobody" }
  | { is: "failed"; error: unknown; retry: () => void }
  /** Their team is theirs no longer: removed from it, or left it elsewhere. */
  | { is: "outside" }
  | { is: "somebody"; signedIn: SignedIn };

export function useSessionState(): SessionState {
  const session = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });
  const teams = useQuery({
    queryKey: teamsKey,
    queryFn: authRoutes.teams,
    staleTime: 60_000,
    enabled: Boolean(session.data),
  });
  if (session.data === null) return { is: "nobody" };
  const error = session.data ? teams.error : session.error;
  if (error && !(session.data && teams.data))
    return { is: "failed", error, retry: () => void Promise.all([session.refetch(), teams.refetch()]) };
  if (!session.data || !teams.data) return { is: "loading" };
  const { user, session: own } = session.data;
  const team = holdTeam(teams.data, own.activeOrganizationId);
  if (!team && currentTeam()) return { is: "outside" };
  // In no team at all: the first request to the API makes them one of their own.
  const known = team ?? { id: "", name: `${user.name}'s team` };
  return { is: "somebody", signedIn: { user, sessionId: own.id, team: known, teams: teams.data } };
}

/** A session that ends under an open page is a failure: nobody is sent away from what they are writing. */
async function readSession({ client }: QueryFunctionContext): Promise<Session | null> {
  const session = await authRoutes.session();
  if (session === null && client.getQueryData(sessionKey))
    throw new RouteError(401, "UNAUTHENTICATED", "The session has ended.");
  return session;
}
