"use client";

import { Button, Field, Textarea } from "@planrrr/ui";
import { type ReactNode, useState } from "react";
import type { Approval } from "./use-approval.ts";

export interface DecideFormProps {
  approval: Approval;
  /** A third way, beside the two. */
  children: ReactNode;
}

export function DecideForm({ approval: { approve, reject }, children }: DecideFormProps) {
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const busy = approve.isPending || reject.isPending;
  const askForChanges = () => {
    const words = comment.trim();
    setMissing(words === "");
    if (words) reject.mutate(words);
  };
  return (
    <div className="stack">
      <Field
        label="Your words to whoever wrote it"
        hint="Needed where something should be different."
        error={missing ? "Say in a few words what should be different." : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            maxLength={2000}
          />
        )}
      </Field>
      <div className="row">
        <Button tone="ink" busy={busy} onClick={() => approve.mutate(comment.trim())}>
          Yes, let it go out
        </Button>
        <Button busy={busy} onClick={askForChanges}>
          Ask for changes
        </Button>
        {children}
      </div>
    </div>
  );
}
