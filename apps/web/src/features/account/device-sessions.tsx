"use client";

import { Button, showToast, Skeleton, StateMark } from "@planrrr/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { tellProblem } from "../../api/tell-problem.ts";
import { authRoutes } from "../../session/auth-routes.ts";
import { useSignedIn } from "../../session/use-session.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { describeDevice } from "./describe-device.ts";

export const deviceSessionsKey = ["device-sessions"] as const;

export function DeviceSessions() {
  const { sessionId } = useSignedIn();
  const { now, timeZone } = useClock();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: deviceSessionsKey, queryFn: authRoutes.sessions });
  const refresh = () => queries.invalidateQueries({ queryKey: deviceSessionsKey });
  const end = useMutation({
    mutationFn: authRoutes.endSession,
    onSuccess: () => showToast({ fact: "Signed out there" }),
    onError: tellProblem,
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: authRoutes.endOtherSessions,
    onSuccess: () => showToast({ fact: "Signed out everywhere else" }),
    onError: tellProblem,
    onSettled: refresh,
  });
  if (sessions.error) return <ProblemNotice error={sessions.error} />;
  if (!sessions.data) return <Skeleton label="Reading where you are signed in" rows={1} />;
  const list = sessions.data.toSorted((a, b) => Number(b.id === sessionId) - Number(a.id === sessionId));
  return (
    <div className="stack">
      <ul className="facts">
        {list.map(({ id, token, userAgent, createdAt }) => (
          <li key={id} className="row between border-b border-(--line) py-3">
            <div>
              <p className="h4">{describeDevice(userAgent)}</p>
              <p className="note">Since {sayWhen(new Date(createdAt), timeZone, now)}</p>
            </div>
            {id === sessionId ? (
              <StateMark kind="out">This device</StateMark>
            ) : (
              <Button busy={end.isPending && end.variables === token} onClick={() => end.mutate(token)}>
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
      {list.length > 1 ? (
        <Button className="justify-self-start" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          Sign out everywhere else
        </Button>
      ) : null}
    </div>
  );
}
