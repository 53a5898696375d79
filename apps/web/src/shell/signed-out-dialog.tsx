"use client";

import { Button, Dialog, Field, Input, PasswordInput } from "@planrrr/ui";
import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ProblemNotice } from "../features/problem-notice.tsx";
import { signInHref } from "../navigation/sign-in-href.ts";
import type { Session } from "../session/auth-routes.ts";
import { useSignInAgain } from "../session/use-sign-in-again.ts";
import { sessionKey } from "../session/use-session.ts";

/** The session ended while somebody was at work: they sign in here, and the page stays as it is. */
export function SignedOutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => !shown && onClose()}
      title="You have been signed out"
      description="Your sign-in has ended, here or on another device. Sign in again and go on where you are: nothing you wrote is lost."
    >
      <SignInAgain onClose={onClose} />
    </Dialog>
  );
}

function SignInAgain({ onClose }: { onClose: () => void }) {
  const before = useQueryClient().getQueryData<Session | null>(sessionKey);
  const signIn = useSignInAgain();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email = "", password = "" } = Object.fromEntries(new FormData(event.currentTarget));
    if (signIn.isPending || typeof email !== "string" || typeof password !== "string") return;
    signIn.mutate({ email, password });
  };
  const leave = () => {
    const { pathname, search } = window.location;
    window.location.assign(signInHref(`${pathname}${search}`));
  };
  return (
    <form className="stack" method="post" onSubmit={submit}>
      {signIn.error ? <ProblemNotice error={signIn.error} /> : null}
      <Field label="Email">
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            defaultValue={before?.user.email ?? ""}
            required
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      <div className="dialog-actions">
        <Button tone="bare" onClick={leave}>
          To the sign-in page
        </Button>
        <Button onClick={onClose}>Stay on this page</Button>
        <Button tone="ink" type="submit" busy={signIn.isPending}>
          Sign in again
        </Button>
      </div>
    </form>
  );
}
