"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { OpenInvite } from "./open-invite.tsx";
import { invitesKey } from "./use-team.ts";

/** Invitations nobody has followed yet. */
export function OpenInvites() {
  const invites = useQuery({ queryKey: invitesKey, queryFn: () => api.team.invites() });
  if (invites.error) return <ProblemNotice error={invites.error} />;
  if (!invites.data || invites.data.items.length === 0) return null;
  return (
    <div className="stack s">
      <h3 className="h4">Open invitations</h3>
      <ul>
        {invites.data.items.map((invite) => (
          <OpenInvite key={invite.id} invite={invite} />
        ))}
      </ul>
    </div>
  );
}
