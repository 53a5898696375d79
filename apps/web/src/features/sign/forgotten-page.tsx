"use client";

import { EmailField } from "./email-field.tsx";
import { SignForm } from "./sign-form.tsx";
import { SignPage } from "./sign-page.tsx";

export function ForgottenPage() {
  const done = (
    <>
      <p className="lead">If there is an account with that address, a link is on its way.</p>
      <p data-by-mail hidden>
        Look into your mail, also among the unwanted. The link works once, for an hour.
      </p>
      <p data-by-log hidden>
        This planrrr sends no mail. The link stands in the window where it runs, among its last lines: open it
        from there. It works once, for an hour.
      </p>
    </>
  );
  return (
    <SignPage title="A new password">
      <SignForm action="forgotten" submit="Send me a link" done={done}>
        <EmailField hint="The one you signed up with." />
      </SignForm>
      <p className="note">
        It came back to you? <a href="/sign-in">Sign in</a>.
      </p>
    </SignPage>
  );
}
