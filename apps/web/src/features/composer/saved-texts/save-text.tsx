"use client";

import { Button, Field, Input } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../../problem-notice.tsx";
import { useSaveTemplate } from "../../plan/texts/use-save-template.ts";

/** What is written now becomes a saved text. */
export function SaveText({ words }: { words: string }) {
  const [name, setName] = useState("");
  const save = useSaveTemplate(() => setName(""));
  if (words.trim() === "") return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (name.trim() === "" || save.isPending) return;
    save.mutate({ kind: "text", name: name.trim(), text: words });
  };
  return (
    <form className="stack s saved-text-new" method="post" onSubmit={submit}>
      <Field
        label="Save what you have written as"
        hint="Write {{name}} or {{day}} where something changes; you are asked for it when you use it."
      >
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={100}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {save.error ? <ProblemNotice error={save.error} /> : null}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          Save this text
        </Button>
      </div>
    </form>
  );
}
