"use client";

import type { Template } from "@planrrr/contract";
import { Button, Field, Icon, Input, Segments, Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { ProblemNotice } from "../../problem-notice.tsx";
import { PlanFrame } from "../plan-frame.tsx";
import { copyName } from "./copy-name.ts";
import { findTemplates, type TemplateKind } from "./find-templates.ts";
import { NoTexts } from "./no-texts.tsx";
import { TemplateDialog } from "./template-dialog.tsx";
import { TemplateRow } from "./template-row.tsx";
import { useRemoveTemplate } from "./use-remove-template.ts";
import type { TemplateDraft } from "./use-save-template.ts";
import { useTemplates } from "./use-templates.ts";

const kinds: { value: TemplateKind; label: string }[] = [
  { value: "all", label: "All" },
  { value: "text", label: "Texts" },
  { value: "hashtags", label: "Hashtags" },
];

/** Texts and hashtag groups of the team: found, written, changed, used. */
export function TextsPage() {
  const templates = useTemplates();
  const remove = useRemoveTemplate();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<TemplateKind>("all");
  const [opened, setOpened] = useState<TemplateDraft | null>(null);
  const all = templates.data ?? [];
  const shown = findTemplates(all, search, kind);
  const write = (kind: Template["kind"] = "text") => setOpened({ kind, name: "", text: "" });
  const duplicate = ({ kind, name, text }: Template) =>
    setOpened({
      kind,
      text,
      name: copyName(
        name,
        all.map((each) => each.name),
      ),
    });
  return (
    <PlanFrame
      title="Saved texts"
      lead="What you write often, ready to be used again. Your whole team can use and change them."
      action={
        <Button tone="ink" onClick={() => write(kind === "hashtags" ? "hashtags" : "text")}>
          <Icon name="add" />
          New saved text
        </Button>
      }
    >
      {templates.error ? <ProblemNotice error={templates.error} /> : null}
      {templates.isPending ? <Skeleton label="Reading your saved texts" height={180} /> : null}
      {templates.data?.length === 0 ? <NoTexts onWrite={write} /> : null}
      {all.length > 0 ? (
        <div className="stack l">
          <div className="row between items-end">
            <div className="w-full sm:w-80">
              <Field label="Search">
                {(control) => (
                  <Input
                    {...control}
                    type="search"
                    value={search}
                    onChange={({ target }) => setSearch(target.value)}
                  />
                )}
              </Field>
            </div>
            <Segments label="Which" name="which" value={kind} options={kinds} onChange={setKind} />
          </div>
          <p className={shown.length === 0 ? "lead" : "sr"} role="status">
            {shown.length === 0
              ? "Nothing fits. Try fewer words, or look among all."
              : `${shown.length} of ${all.length} shown`}
          </p>
          <ul className="grid gap-4 md:grid-cols-2">
            {shown.map((template) => (
              <TemplateRow
                key={template.id}
                template={template}
                onChange={() => setOpened(template)}
                onDuplicate={() => duplicate(template)}
                onRemove={() => remove.mutate(template)}
              />
            ))}
          </ul>
        </div>
      ) : null}
      {opened ? (
        <TemplateDialog key={opened.id ?? "new"} opened={opened} onClose={() => setOpened(null)} />
      ) : null}
    </PlanFrame>
  );
}
