"use client";

import { Field, Notice, PasswordInput } from "@planrrr/ui";
import { EmailField } from "./email-field.tsx";
import { SignForm } from "./sign-form.tsx";
import { SignPage } from "./sign-page.tsx";

export function SignInPage() {
  return (
    <SignPage title="Welcome back">
      <div role="status">
        <div data-after-reset hidden>
          <Notice tone="success" fact="Your new password is set.">
            Sign in with it.
          </Notice>
        </div>
      </div>
      <SignForm action="sign-in" submit="Sign in">
        <EmailField />
        <Field
          label="Password"
          aside={
            <a className="note text-link" href="/forgotten">
              Forgotten?
            </a>
          }
        >
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required />
          )}
        </Field>
      </SignForm>
      <p className="note" data-sign-up>
        New here?{" "}
        <a href="/sign-up" data-keep-next>
          Start your own team
        </a>
        . It runs on your own computer, and your words stay there.
      </p>
    </SignPage>
  );
}
