"use client";

import type { Role, TeamMember } from "@planrrr/contract";
import { Button, Dialog, Field, Select, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { roleNames, roleWords } from "./role-words.ts";
import { useTeamChanged } from "./use-team.ts";

export interface RoleDialogProps {
  member: TeamMember;
  /** Owners are made by owners. */
  owners: boolean;
  open: boolean;
  onClose: () => void;
}

export function RoleDialog({ member, owners, open, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(member.role);
  const changed = useTeamChanged();
  const change = useMutation({
    mutationFn: () => api.team.changeRole({ id: member.id, role }),
    onSuccess: async () => {
      onClose();
      showToast({ fact: `${member.name} is now ${roleNames[role].toLowerCase()}`, more: roleWords[role] });
      await changed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  const choices = roles.filter((each) => owners || each !== "owner");
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => !shown && onClose()}
      title={`What may ${member.name} do?`}
      description="It holds from now on."
    >
      <form className="stack l" method="post" onSubmit={submit}>
        {change.error ? <ProblemNotice error={change.error} /> : null}
        <Field label="Role" hint={roleWords[role]}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? role)}
            >
              {choices.map((each) => (
                <option key={each} value={each}>
                  {roleNames[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="dialog-actions">
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="ink" type="submit" busy={change.isPending}>
            Save the role
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const roles: Role[] = ["member", "admin", "owner"];
