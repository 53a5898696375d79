"use client";

import { Button, Field, Input } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { ProblemNotice } from "../problem-notice.tsx";

export function NewTeam() {
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => api.team.create({ name: name.trim() }),
    // Nothing of the team that was open may stay on the screen.
    onSuccess: () => window.location.assign("/"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={submit}>
      {make.error ? <ProblemNotice error={make.error} /> : null}
      <Field label="Name of the other team" hint="Its posts, people and accounts are its own.">
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <Button className="justify-self-start" type="submit" busy={make.isPending}>
        Start another team
      </Button>
    </form>
  );
}
