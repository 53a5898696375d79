"use client";

import { Field, Input, Notice, PasswordInput } from "@planrrr/ui";
import { SignForm } from "./sign-form.tsx";
import { SignPage } from "./sign-page.tsx";

export function SignUpPage() {
  return (
    <SignPage title="Start your own team">
      <div role="status">
        <div data-closed hidden>
          <Notice tone="warn" fact="This planrrr takes no new people at the moment.">
            Ask whoever runs it to invite you.
          </Notice>
        </div>
      </div>
      <SignForm action="sign-up" submit="Start">
        <Field label="Your name" hint="As your team should see it.">
          {(control) => <Input {...control} name="name" autoComplete="name" maxLength={80} required />}
        </Field>
        <Field label="Email">
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              spellCheck={false}
              required
            />
          )}
        </Field>
        <Field
          label="Password"
          hint="At least 10 characters. Three words in a row are good and easy to keep."
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="new-password"
              minLength={10}
              maxLength={256}
              required
            />
          )}
        </Field>
      </SignForm>
      <p className="note">
        You have an account?{" "}
        <a href="/sign-in" data-keep-next>
          Sign in
        </a>
        .
      </p>
    </SignPage>
  );
}
