"use client";

import type { TeamInvite } from "@planrrr/contract";
import { Button, CopyField, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { roleNames } from "./role-words.ts";
import { useTeamChanged } from "./use-team.ts";

export function OpenInvite({ invite: { id, email, role, expiresAt } }: { invite: TeamInvite }) {
  const { now, timeZone } = useClock();
  const changed = useTeamChanged();
  const takeBack = useMutation({
    mutationFn: () => api.team.removeInvite({ id }),
    onSuccess: () => showToast({ fact: "Taken back", more: "Its link no longer works." }),
    onError: tellProblem,
    onSettled: changed,
  });
  const anew = useMutation({
    mutationFn: () => api.team.resendInvite({ id }, once()),
    onSuccess: () =>
      showToast({
        fact: email ? `It is on its way to ${email} again` : "There is a new link",
        more: "The old link no longer works.",
      }),
    onError: tellProblem,
    onSettled: changed,
  });
  const whose = email ?? "the invitation by link";
  return (
    <li className="stack s border-t border-(--line) py-3">
      <div className="row between">
        <p className="wrap-anywhere">
          {email ?? "By link"}, as {roleNames[role].toLowerCase()}.{" "}
          <span className="note">Good until {sayWhen(expiresAt, timeZone, now)}.</span>
        </p>
        <div className="row">
          <Button busy={anew.isPending} onClick={() => anew.mutate()}>
            {email ? "Send it again" : "Make a new link"}
            <span className="sr"> for {whose}</span>
          </Button>
          <Button tone="bare" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
            Take it back<span className="sr">: {whose}</span>
          </Button>
        </div>
      </div>
      <div className="contents" role="status">
        {anew.data ? (
          <CopyField
            label={`The new link for ${whose}`}
            value={`${window.location.origin}${anew.data.path}`}
            hint="We show it only now. The old one no longer works."
          />
        ) : null}
      </div>
    </li>
  );
}
