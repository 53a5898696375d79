"use client";

import { Checkbox, Field, FileDrop, Input, PasswordInput, Select, Textarea } from "@planrrr/ui";
import { useState } from "react";

export function FieldSamples() {
  const [on, setOn] = useState(true);
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Field label="With a hint" hint="What helps to fill it.">
        {(control) => <Input {...control} defaultValue="Metabolic Reset" />}
      </Field>
      <Field label="With a mistake" error="That time has passed.">
        {(control) => <Input {...control} defaultValue="yesterday, 9:00" />}
      </Field>
      <Field label="Password">{(control) => <PasswordInput {...control} autoComplete="off" />}</Field>
      <Field label="Whose time">
        {(control) => (
          <Select {...control}>
            <option>Dublin, yours</option>
            <option>New York</option>
          </Select>
        )}
      </Field>
      <Field label="Longer words">
        {(control) => <Textarea {...control} defaultValue="One thing you said this week." />}
      </Field>
      <FileDrop
        label="Choose a file, or drop it here"
        hint="Nothing is done with it on this page"
        accept=".csv"
        onFile={() => undefined}
      />
      <Checkbox checked={on} onChange={setOn}>
        Show every step
      </Checkbox>
    </div>
  );
}
