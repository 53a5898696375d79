"use client";

import type { WebhookEventType } from "@planrrr/contract";
import { Button, Field, Input } from "@planrrr/ui";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { EventChoice } from "./event-choice.tsx";

export interface WebhookDraft {
  url: string;
  name: string;
  events: WebhookEventType[];
}

export interface WebhookFormProps {
  draft: WebhookDraft;
  onChange: (draft: WebhookDraft) => void;
  send: string;
  /** One strong action is enough for a page. */
  tone?: "ink" | "outline";
  busy: boolean;
  error: unknown;
  onSend: (draft: WebhookDraft) => void;
  /** Stands beside the button. */
  children?: ReactNode;
}

/** What was wrong is said beside the button that was pressed, and where it can be mended. */
export function WebhookForm(props: WebhookFormProps) {
  const { draft, onChange, send, tone = "outline", busy, error, onSend, children } = props;
  const [tried, setTried] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const events = useRef<HTMLFieldSetElement>(null);
  const url = draft.url.trim();
  const isAddress = URL.canParse(url);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isAddress) return address.current?.focus();
    if (draft.events.length === 0) return events.current?.querySelector("input")?.focus();
    setTried(false);
    if (!busy) onSend({ ...draft, url, name: draft.name.trim() });
  };
  return (
    <form className="stack" method="post" onSubmit={submit} noValidate>
      <Field
        label="Address"
        hint="Where your program listens. It begins with https://."
        error={
          tried && !isAddress
            ? "Write the whole address, for example https://example.com/planrrr."
            : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            ref={address}
            type="url"
            inputMode="url"
            value={draft.url}
            maxLength={2000}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...draft, url: target.value })}
          />
        )}
      </Field>
      <Field label="What it is for" hint="So that you know it again; it may stay empty.">
        {(control) => (
          <Input
            {...control}
            dir="auto"
            value={draft.name}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <EventChoice
        ref={events}
        chosen={draft.events}
        onChange={(chosen) => onChange({ ...draft, events: chosen })}
        error={tried && draft.events.length === 0 ? "Choose one thing at least." : undefined}
      />
      {error ? <ProblemNotice error={error} /> : null}
      <div className="row">
        <Button tone={tone} type="submit" busy={busy}>
          {send}
        </Button>
        {children}
      </div>
    </form>
  );
}
