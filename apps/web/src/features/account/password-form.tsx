"use client";

import { Button, Field, PasswordInput, showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { authRoutes } from "../../session/auth-routes.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { deviceSessionsKey } from "./device-sessions.tsx";

export function PasswordForm() {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: authRoutes.changePassword,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: deviceSessionsKey });
      showToast({ fact: "Your new password is set", more: "You are signed out on all other devices." });
    },
  });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (change.isPending) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    const text = (name: string) => {
      const value = fields.get(name);
      return typeof value === "string" ? value : "";
    };
    change.mutate(
      { currentPassword: text("current"), newPassword: text("new") },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <form className="stack" method="post" onSubmit={save}>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <Field label="The password you have">
        {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" required />}
      </Field>
      <Field label="A new one" hint="At least 10 characters. You will be signed out on all other devices.">
        {(control) => (
          <PasswordInput
            {...control}
            name="new"
            autoComplete="new-password"
            minLength={10}
            maxLength={256}
            required
          />
        )}
      </Field>
      <Button className="justify-self-start" type="submit" busy={change.isPending}>
        Change your password
      </Button>
    </form>
  );
}
