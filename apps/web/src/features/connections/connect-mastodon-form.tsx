"use client";

import { Button, Field, Input, PasswordInput, ProgressBar } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { asServer } from "./as-server.ts";
import type { ConnectFormProps } from "./connect-bluesky-form.tsx";
import { useAddConnection } from "./use-add-connection.ts";

export function ConnectMastodonForm({ again, onDone }: ConnectFormProps) {
  const [server, setServer] = useState(again?.service ?? "");
  const [token, setToken] = useState("");
  const add = useAddConnection(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate({ network: "mastodon", service: asServer(server), token: token.trim() });
  };
  return (
    <form className="stack l" method="post" onSubmit={submit}>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      <Field
        label="Your server"
        hint="The part after the second @ of your address, for example mastodon.social"
      >
        {(control) => (
          <Input
            {...control}
            value={server}
            onChange={(event) => setServer(event.target.value)}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field
        label="Access token"
        hint="On your server under Preferences, Development: make a new application that may read and write, open it and copy “Your access token”."
      >
        {(control) => (
          <PasswordInput
            {...control}
            value={token}
            onChange={(event) => setToken(event.target.value)}
            autoComplete="off"
            required
          />
        )}
      </Field>
      {add.isPending ? <ProgressBar label="Asking your server" /> : null}
      <Button tone="ink" size="big" type="submit" busy={add.isPending}>
        {again ? "Connect it again" : "Connect Mastodon"}
      </Button>
    </form>
  );
}
