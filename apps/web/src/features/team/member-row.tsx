"use client";

import type { Role, TeamMember } from "@planrrr/contract";
import { Button, ConfirmDialog, Face, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { RoleDialog } from "./role-dialog.tsx";
import { roleNames, roleWords } from "./role-words.ts";
import { looksAfter, useTeamChanged } from "./use-team.ts";

export interface MemberRowProps {
  member: TeamMember;
  /** The looking person's own. */
  role: Role;
  own: boolean;
}

export function MemberRow({ member, role, own }: MemberRowProps) {
  const [asking, setAsking] = useState<"role" | "remove" | null>(null);
  const changed = useTeamChanged();
  const remove = useMutation({
    mutationFn: () => api.team.removeMember({ id: member.id }),
    onSuccess: () => showToast({ fact: `${member.name} is no longer in the team` }),
    onError: tellProblem,
    onSettled: async () => {
      setAsking(null);
      await changed();
    },
  });
  // An owner's place is for owners to touch, and one's own for nobody.
  const mine = !own && looksAfter(role) && (member.role !== "owner" || role === "owner");
  return (
    <li className="row between border-b border-(--line) py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="row min-w-0 flex-nowrap">
        <Face name={member.name} />
        <div className="min-w-0">
          <p className="h4 wrap-anywhere">
            {member.name}
            {own ? " (you)" : ""} <span className="pub-account">{member.email}</span>
          </p>
          <p className="soft">
            {roleNames[member.role]}. {roleWords[member.role]}
          </p>
        </div>
      </div>
      {mine ? (
        <div className="row">
          <Button onClick={() => setAsking("role")}>
            Change role<span className="sr"> of {member.name}</span>
          </Button>
          <Button tone="bare" onClick={() => setAsking("remove")}>
            Remove<span className="sr"> {member.name}</span>
          </Button>
          <RoleDialog
            key={member.role}
            member={member}
            owners={role === "owner"}
            open={asking === "role"}
            onClose={() => setAsking(null)}
          />
          <ConfirmDialog
            open={asking === "remove"}
            onOpenChange={(open) => !open && setAsking(null)}
            title={`Remove ${member.name}?`}
            description="They can no longer see or plan anything of this team. What they wrote stays, and what is planned still goes out."
            confirm="Remove from the team"
            keep="Keep them"
            busy={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        </div>
      ) : null}
    </li>
  );
}
