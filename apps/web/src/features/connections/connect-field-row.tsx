"use client";

import { Field, Input, PasswordInput } from "@planrrr/ui";
import type { ConnectField } from "./connect-fields.ts";

export interface ConnectFieldRowProps {
  field: ConnectField;
  value: string;
  onChange: (value: string) => void;
}

export function ConnectFieldRow({ field, value, onChange }: ConnectFieldRowProps) {
  const Control = field.secret ? PasswordInput : Input;
  const row = (
    <Field label={field.label} hint={field.hint}>
      {(control) => (
        <Control
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required={field.behind === undefined}
        />
      )}
    </Field>
  );
  if (field.behind === undefined) return row;
  return (
    <details>
      <summary>{field.behind}</summary>
      {row}
    </details>
  );
}
