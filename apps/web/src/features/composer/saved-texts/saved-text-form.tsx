"use client";

import type { Template } from "@planrrr/contract";
import { fillTemplate } from "@planrrr/contract/template-variables";
import { Button, Field, Input } from "@planrrr/ui";
import { type FormEvent, useState } from "react";

export interface SavedTextFormProps {
  template: Template;
  onBack: () => void;
  onInsert: (text: string) => void;
}

/** Asks for what a saved text leaves open, and shows it as it will be. */
export function SavedTextForm({ template, onBack, onInsert }: SavedTextFormProps) {
  const [values, setValues] = useState<{ [name: string]: string }>({});
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const { text } = fillTemplate(template.text, given);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form stands in the composer's tree, which must not take this for its own.
    event.stopPropagation();
    onInsert(text);
  };
  return (
    <form className="stack" method="post" onSubmit={submit}>
      {template.variables.map((name) => (
        <Field key={name} label={name}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              value={values[name] ?? ""}
              maxLength={2000}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <p className="words saved-text-shown" dir="auto">
        {text}
      </p>
      <div className="dialog-actions">
        <Button onClick={onBack}>Another one</Button>
        <Button tone="ink" type="submit">
          Put it in
        </Button>
      </div>
    </form>
  );
}
