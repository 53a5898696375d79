"use client";

import type { Connection } from "@planrrr/contract";
import { Button, Field, Input, PasswordInput, ProgressBar } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { asServer } from "./as-server.ts";
import { useAddConnection } from "./use-add-connection.ts";

export interface ConnectFormProps {
  /** The account that is connected again. */
  again?: Connection | undefined;
  onDone: () => void;
}

export function ConnectBlueskyForm({ again, onDone }: ConnectFormProps) {
  const [identifier, setIdentifier] = useState(again?.handle ?? "");
  const [secret, setSecret] = useState("");
  const [server, setServer] = useState(again && !again.service.endsWith("bsky.social") ? again.service : "");
  const add = useAddConnection(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending)
      add.mutate({ network: "bluesky", identifier: identifier.trim(), secret, service: asServer(server) });
  };
  return (
    <form className="stack l" method="post" onSubmit={submit}>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      <Field label="Your handle" hint="For example you.bsky.social">
        {(control) => (
          <Input
            {...control}
            value={identifier}
            onChange={(event) => setIdentifier(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field
        label="App password"
        hint="Not your own password: make one in Bluesky under Settings, Privacy and security, App passwords. You can take it back there at any time."
      >
        {(control) => (
          <PasswordInput
            {...control}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <details>
        <summary>My account is on another server</summary>
        <Field label="Server" hint="Leave it empty for bsky.social.">
          {(control) => (
            <Input
              {...control}
              value={server}
              onChange={(event) => setServer(event.target.value)}
              autoCapitalize="none"
              spellCheck={false}
              placeholder="pds.example"
            />
          )}
        </Field>
      </details>
      {add.isPending ? <ProgressBar label="Asking Bluesky" /> : null}
      <Button tone="ink" size="big" type="submit" busy={add.isPending}>
        {again ? "Connect it again" : "Connect Bluesky"}
      </Button>
    </form>
  );
}
