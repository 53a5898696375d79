"use client";

import { Button, Dialog, Field, PasswordInput } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { authRoutes } from "../../session/auth-routes.ts";
import { ProblemNotice } from "../problem-notice.tsx";

export function DeleteAccount() {
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState("");
  const remove = useMutation({
    mutationFn: () => authRoutes.deleteAccount(password),
    onSuccess: () => window.location.assign("/sign-up"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!remove.isPending) remove.mutate();
  };
  return (
    <>
      <Button className="justify-self-start" onClick={() => setAsking(true)}>
        Delete your account
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete your account?"
        description="You, and teams that are yours alone, are deleted with their posts, plans and connections. What is out on a network stays there. This cannot be undone."
      >
        <form className="stack l" method="post" onSubmit={submit}>
          {remove.error ? <ProblemNotice error={remove.error} /> : null}
          <Field label="Your password, to be sure that it is you">
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
          <div className="dialog-actions">
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button tone="ink" type="submit" busy={remove.isPending}>
              Delete everything
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
