"use client";

import type { Template } from "@planrrr/contract";
import { Field, Input } from "@planrrr/ui";
import { useState } from "react";
import { findTemplates } from "../../plan/texts/find-templates.ts";

export interface SavedTextChoiceProps {
  templates: Template[];
  onChoose: (template: Template) => void;
}

const kinds = [
  { kind: "text", title: "Texts" },
  { kind: "hashtags", title: "Hashtag groups" },
] as const;

const fewEnough = 6;

export function SavedTextChoice({ templates, onChoose }: SavedTextChoiceProps) {
  const [search, setSearch] = useState("");
  const found = findTemplates(templates, search, "all");
  return (
    <div className="stack">
      {templates.length > fewEnough ? (
        <Field label="Look for one">
          {(control) => (
            <Input
              {...control}
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {kinds.map(({ kind, title }) => {
        const ofKind = found.filter((template) => template.kind === kind);
        return ofKind.length === 0 ? null : (
          <section key={kind} aria-label={title}>
            <h3 className="label">{title}</h3>
            <ul className="saved-texts">
              {ofKind.map((template) => (
                <li key={template.id}>
                  <button type="button" onClick={() => onChoose(template)}>
                    <b dir="auto">{template.name}</b>
                    <span className="note" dir="auto">
                      {template.text}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p className="note" role="status">
        {found.length === 0 ? "Nothing with these words." : ""}
      </p>
    </div>
  );
}
