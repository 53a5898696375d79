"use client";

import type { TeamInviteMade } from "@planrrr/contract";
import { Button, CopyField, Field, Input, Segments } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { roleWords } from "./role-words.ts";
import { useTeamChanged } from "./use-team.ts";

const choices = [
  { value: "member", label: "Member" },
  { value: "admin", label: "Admin" },
] as const;

export function InviteForm() {
  const [role, setRole] = useState<"member" | "admin">("member");
  const [email, setEmail] = useState("");
  const changed = useTeamChanged();
  const invite = useMutation({
    mutationFn: () => api.team.invite({ role, ...(email.trim() ? { email: email.trim() } : {}) }),
    onSuccess: async () => {
      setEmail("");
      await changed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invite.isPending) invite.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={submit}>
      {invite.error ? <ProblemNotice error={invite.error} /> : null}
      <div className="stack s">
        <Segments
          label="They join as"
          name="invited-role"
          value={role}
          options={choices}
          onChange={setRole}
        />
        <p className="note">{roleWords[role]}</p>
      </div>
      <Field label="Their email, if we should send it" hint="Leave it empty to get a link alone.">
        {(control) => (
          <Input
            {...control}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Button className="justify-self-start" tone="ink" type="submit" busy={invite.isPending}>
        {email.trim() ? "Send the invitation" : "Make a link"}
      </Button>
      <div className="contents" role="status">
        {invite.data ? <Made invite={invite.data} /> : null}
      </div>
    </form>
  );
}

function Made({ invite }: { invite: TeamInviteMade }) {
  const { now, timeZone } = useClock();
  const until = sayWhen(invite.expiresAt, timeZone, now);
  return (
    <CopyField
      label="Their link"
      value={`${window.location.origin}${invite.path}`}
      hint={`${invite.email ? `It goes to ${invite.email}, too. ` : ""}One person can join by it until ${until}. We show it only now.`}
    />
  );
}
