"use client";

import { Button, Field, Input } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { teamsKey, useSignedIn } from "../../session/use-session.ts";
import { useTeamChanged } from "../team/use-team.ts";

export interface TeamNameFormProps {
  submit: string;
  tone?: "ink" | "outline";
  onDone?: () => void;
}

export function TeamNameForm({ submit, tone = "ink", onDone }: TeamNameFormProps) {
  const { team } = useSignedIn();
  const queries = useQueryClient();
  const changed = useTeamChanged();
  const [name, setName] = useState(team.name);
  const rename = useMutation({
    mutationFn: () => api.team.rename({ name: name.trim() }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: teamsKey }), changed()]);
      onDone?.();
    },
    onError: tellProblem,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={save}>
      <Field label="Name of your team">
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            autoComplete="organization"
            required
          />
        )}
      </Field>
      <Button tone={tone} className="justify-self-start" type="submit" busy={rename.isPending}>
        {submit}
      </Button>
    </form>
  );
}
