"use client";

import { Button, Segments } from "@planrrr/ui";
import type { ReactNode } from "react";
import { useSignOut } from "../../session/use-sign-out.ts";
import { themes, useTheme } from "../../shell/use-theme.ts";
import { TeamNameForm } from "../welcome/team-name-form.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { DeviceSessions } from "./device-sessions.tsx";
import { EmailForm } from "./email-form.tsx";
import { NameForm } from "./name-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ZoneChoice } from "./zone-choice.tsx";

export function AccountPage() {
  const { theme, chooseTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1 className="h1">Your account</h1>
        <Button onClick={() => void signOut()}>Sign out</Button>
      </header>
      <div className="stack l">
        <Part title="You">
          <NameForm />
        </Part>
        <Part title="Email">
          <EmailForm />
        </Part>
        <Part title="Times" words="In which city’s time you see and plan posts on this device.">
          <ZoneChoice />
        </Part>
        <Part title="Look" words="How planrrr looks on this device.">
          <Segments label="Look" name="theme" value={theme} options={themes} onChange={chooseTheme} />
        </Part>
        <Part title="Your team">
          <TeamNameForm submit="Save the name" tone="outline" />
        </Part>
        <Part title="Password">
          <PasswordForm />
        </Part>
        <Part
          title="Where you are signed in"
          words="Something here that is not you? Sign it out, then change your password."
        >
          <DeviceSessions />
        </Part>
        <Part title="Leave planrrr">
          <DeleteAccount />
        </Part>
      </div>
    </div>
  );
}

function Part({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <section className="panel stack">
      <div className="section-head">
        <h2 className="h3">{title}</h2>
        {words ? <p className="soft">{words}</p> : null}
      </div>
      {children}
    </section>
  );
}
