"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Input } from "./input.tsx";

export interface CopyFieldProps {
  label: string;
  value: string;
  hint?: ReactNode;
}

/** Something to take along: a link, a key. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      // Browsers forbid it on addresses without https; the words can still be marked by hand.
      setSaid("Your browser does not let us copy. Mark it and copy it yourself.");
    }
  };
  return (
    <div className="stack s">
      <Field label={label} hint={hint}>
        {(control) => (
          <Input {...control} value={value} readOnly onFocus={(event) => event.target.select()} />
        )}
      </Field>
      <div className="row">
        <Button onClick={() => void copy()}>
          <Icon name="copy" />
          Copy it
        </Button>
        <span className="note" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
