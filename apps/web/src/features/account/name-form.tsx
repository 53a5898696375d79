"use client";

import { Button, Field, Input, showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import { authRoutes } from "../../session/auth-routes.ts";
import { sessionKey, useSignedIn } from "../../session/use-session.ts";

export function NameForm() {
  const { user } = useSignedIn();
  const queries = useQueryClient();
  const [name, setName] = useState(user.name);
  const rename = useMutation({
    mutationFn: () => authRoutes.rename(name.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey });
      showToast({ fact: "Your name is saved" });
    },
    onError: tellProblem,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={save}>
      <Field label="Your name" hint="As your team sees it.">
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="name"
            maxLength={80}
            required
          />
        )}
      </Field>
      <Button className="justify-self-start" type="submit" busy={rename.isPending}>
        Save your name
      </Button>
    </form>
  );
}
