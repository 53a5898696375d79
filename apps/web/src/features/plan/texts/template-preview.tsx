"use client";

import { fillTemplate, templateVariables } from "@planrrr/contract/template-variables";
import { Field, Input } from "@planrrr/ui";
import { useState } from "react";

/** How a text reads with its variables filled in. Where nobody gave a sample, its name stands for it. */
export function TemplatePreview({ text }: { text: string }) {
  const [samples, setSamples] = useState<{ [name: string]: string }>({});
  const variables = templateVariables(text);
  if (variables.length === 0) return null;
  const given = Object.fromEntries(Object.entries(samples).filter(([, value]) => value !== ""));
  return (
    <section className="stack" aria-label="Try it out">
      <p className="label">Try it out</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {variables.map((name) => (
          <Field key={name} label={`Sample for ${name}`}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                autoComplete="off"
                value={samples[name] ?? ""}
                onChange={({ target }) => setSamples({ ...samples, [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="notice calm" aria-live="polite" aria-label="Preview" role="group">
        <p className="words col-span-2" dir="auto">
          {fillTemplate(text, given).text}
        </p>
      </div>
    </section>
  );
}
