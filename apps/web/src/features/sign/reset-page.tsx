"use client";

import { Notice } from "@planrrr/ui";
import { NewPasswordField } from "./new-password-field.tsx";
import { SignForm } from "./sign-form.tsx";
import { SignPage } from "./sign-page.tsx";

export function ResetPage() {
  return (
    <SignPage title="Choose a new password">
      <div role="status">
        <div data-no-token hidden>
          <Notice tone="warn" fact="This link is not whole.">
            Open it again from your mail, or <a href="/forgotten">ask for a new one</a>.
          </Notice>
        </div>
      </div>
      <SignForm action="reset" submit="Use this password">
        <NewPasswordField
          label="New password"
          name="newPassword"
          hint="At least 10 characters. You will be signed out everywhere else."
        />
      </SignForm>
    </SignPage>
  );
}
