"use client";

import { Button, Dialog, Field, Input, Notice, Segments, Textarea } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "../../problem-notice.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { type TemplateDraft, useSaveTemplate } from "./use-save-template.ts";

const kinds = [
  { value: "text", label: "Text" },
  { value: "hashtags", label: "Hashtags" },
] as const;

/** Writes a saved text or changes one. What was typed is not lost by a slip: leaving asks first. */
export function TemplateDialog({ opened, onClose }: { opened: TemplateDraft; onClose: () => void }) {
  const [draft, setDraft] = useState(opened);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const save = useSaveTemplate(onClose);
  const dirty = draft.name !== opened.name || draft.text !== opened.text;
  const change = (part: Partial<TemplateDraft>) => {
    setLeaving(false);
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.name.trim() === "" || draft.text.trim() === "") return;
    save.save(draft);
  };
  const hashtags = draft.kind === "hashtags";
  return (
    <Dialog
      open
      onOpenChange={() => (dirty && !leaving ? setLeaving(true) : onClose())}
      title={opened.id ? "Change it" : hashtags ? "A group of hashtags" : "A text to use again"}
    >
      <form className="stack" method="post" onSubmit={submit} noValidate>
        {save.error ? <ProblemNotice error={save.error} /> : null}
        {opened.id ? null : (
          <Segments
            label="What it is"
            name="kind"
            value={draft.kind}
            options={kinds}
            onChange={(kind) => change({ kind })}
          />
        )}
        <Field
          label="Name"
          error={tried && draft.name.trim() === "" ? "Give it a name, so that you find it again." : undefined}
        >
          {(control) => (
            <Input
              {...control}
              dir="auto"
              value={draft.name}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field
          label={hashtags ? "Hashtags" : "Text"}
          hint={
            hashtags
              ? "For example #walking #lunch. They are put behind what you write."
              : "For what differs each time write a word in double braces, for example {{name}}."
          }
          error={tried && draft.text.trim() === "" ? "There are no words yet." : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              dir="auto"
              rows={hashtags ? 3 : 6}
              value={draft.text}
              maxLength={100_000}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
        <TemplatePreview text={draft.text} />
        <div role="status">
          {leaving ? (
            <Notice
              tone="warn"
              fact="This is not saved yet."
              actions={
                <>
                  <Button onClick={() => setLeaving(false)}>Go on writing</Button>
                  <Button tone="bare" onClick={onClose}>
                    Leave it
                  </Button>
                </>
              }
            >
              What you typed here would be gone.
            </Notice>
          ) : null}
        </div>
        <div className="dialog-actions">
          <Button onClick={onClose}>Do not save</Button>
          <Button tone="ink" type="submit" busy={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
