"use client";

import { Button, showToast } from "@planrrr/ui";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { roleNames } from "./role-words.ts";
import { invitesKey, useTeamChanged } from "./use-team.ts";

/** Invitations nobody has followed yet. */
export function OpenInvites() {
  const { now, timeZone } = useClock();
  const changed = useTeamChanged();
  const invites = useQuery({ queryKey: invitesKey, queryFn: () => api.team.invites() });
  const takeBack = useMutation({
    mutationFn: (id: string) => api.team.removeInvite({ id }),
    onSuccess: () => showToast({ fact: "Taken back", more: "Its link no longer works." }),
    onError: tellProblem,
    onSettled: changed,
  });
  if (invites.error) return <ProblemNotice error={invites.error} />;
  if (!invites.data || invites.data.items.length === 0) return null;
  return (
    <div className="stack s">
      <h3 className="h4">Open invitations</h3>
      <ul>
        {invites.data.items.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="row between border-t border-(--line) py-3">
            <p className="wrap-anywhere">
              {email ?? "By link"}, as {roleNames[role].toLowerCase()}.{" "}
              <span className="note">Good until {sayWhen(expiresAt, timeZone, now)}.</span>
            </p>
            <Button
              tone="bare"
              busy={takeBack.isPending && takeBack.variables === id}
              onClick={() => takeBack.mutate(id)}
            >
              Take it back<span className="sr">: {email ?? "the invitation by link"}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
