"use client";

import { Field, Input, Notice } from "@planrrr/ui";
import { EmailField } from "./email-field.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
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
        <EmailField />
        <NewPasswordField
          label="Password"
          name="password"
          hint="At least 10 characters. Three words in a row are good and easy to keep."
        />
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
