"use client";

import { Button, Field, Textarea } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import type { Approval } from "./use-approval.ts";

export function SubmitForm({ submit }: Pick<Approval, "submit">) {
  const [comment, setComment] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!submit.isPending) submit.mutate(comment.trim());
  };
  return (
    <form className="stack" method="post" onSubmit={send}>
      <Field label="Words to whoever looks at it" hint="You may leave it empty.">
        {(control) => (
          <Textarea
            {...control}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            maxLength={2000}
          />
        )}
      </Field>
      <Button className="justify-self-start" tone="ink" type="submit" busy={submit.isPending}>
        Ask for approval
      </Button>
    </form>
  );
}
