"use client";

import { Button, Field, Input, PasswordInput, showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { authRoutes } from "../../session/auth-routes.ts";
import { sessionKey, useSignedIn } from "../../session/use-session.ts";
import { ProblemNotice } from "../problem-notice.tsx";

export function EmailForm() {
  const { user } = useSignedIn();
  const queries = useQueryClient();
  const [newEmail, setNewEmail] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => authRoutes.changeEmail({ newEmail: newEmail.trim(), password }),
    onSuccess: async () => {
      showToast({ fact: "Your address is changed", more: `Sign in with ${newEmail.trim()} from now on.` });
      setNewEmail("");
      setPassword("");
      await queries.invalidateQueries({ queryKey: sessionKey });
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  return (
    <form className="stack" method="post" onSubmit={save}>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <p className="soft wrap-anywhere">
        You sign in with <b>{user.email}</b>.
      </p>
      <Field label="A new address" hint="Check it for slips: a forgotten password goes there.">
        {(control) => (
          <Input
            {...control}
            type="email"
            value={newEmail}
            onChange={(event) => setNewEmail(event.target.value)}
            autoComplete="email"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field label="Your password, to change the address">
        {(control) => (
          <PasswordInput
            {...control}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <Button className="justify-self-start" type="submit" busy={change.isPending}>
        Change your address
      </Button>
    </form>
  );
}
