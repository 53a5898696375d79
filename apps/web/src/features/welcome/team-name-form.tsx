"use client";

import { Button, Field, Input } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import { authRoutes } from "../../session/auth-routes.ts";
import { teamsKey, useSignedIn } from "../../session/use-session.ts";

export interface TeamNameFormProps {
  submit: string;
  tone?: "ink" | "outline";
  onDone?: () => void;
}

export function TeamNameForm({ submit, tone = "ink", onDone }: TeamNameFormProps) {
  const { team } = useSignedIn();
  const queries = useQueryClient();
  const [name, setName] = useState(team.name);
  const rename = useMutation({
    mutationFn: () => authRoutes.renameTeam(team.id, name.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: teamsKey });
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
