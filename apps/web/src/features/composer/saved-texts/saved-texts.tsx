"use client";

import type { Template } from "@planrrr/contract";
import { Dialog, Skeleton } from "@planrrr/ui";
import { useEffect, useRef, useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { ProblemNotice } from "../../problem-notice.tsx";
import { SaveText } from "./save-text.tsx";
import { SavedTextChoice } from "./saved-text-choice.tsx";
import { SavedTextForm } from "./saved-text-form.tsx";
import { useTemplates } from "../../plan/texts/use-templates.ts";

export interface SavedTextsProps {
  /** Opened with this one already chosen. */
  firstId?: string | undefined;
  /** What is on the paper now. */
  words: string;
  onClose: () => void;
  onInsert: (text: string, kind: Template["kind"]) => void;
}

/** Saved texts and hashtag groups to put at the caret, and a way to save what is written. */
export function SavedTexts({ firstId, words, onClose, onInsert }: SavedTextsProps) {
  const templates = useTemplates();
  const [chosenId, setChosenId] = useState(firstId);
  const chosen = templates.data?.find(({ id }) => id === chosenId);
  const isLost = firstId !== undefined && chosenId === firstId && templates.data && !chosen;
  const ready = chosenId === firstId && chosen?.variables.length === 0 ? chosen : undefined;
  const picked = useRef<[text: string, kind: Template["kind"]]>(undefined);
  const pick = (text: string, kind: Template["kind"]) => {
    picked.current = [text, kind];
    onClose();
  };
  const isPut = useRef(false);
  useEffect(() => {
    if (!ready || isPut.current) return;
    isPut.current = true;
    onClose();
    onInsert(ready.text, ready.kind);
  }, [ready, onClose, onInsert]);
  const choose = (template: Template) => {
    if (template.variables.length > 0) setChosenId(template.id);
    else pick(template.text, template.kind);
  };
  if (ready || (firstId !== undefined && templates.isPending)) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      onClosed={() => (picked.current ? onInsert(...picked.current) : undefined)}
      title={chosen ? chosen.name : "Saved texts"}
      description={chosen ? "Fill in what changes from time to time." : "They go to where you were writing."}
    >
      {templates.error ? <ProblemNotice error={templates.error} /> : null}
      {templates.isPending ? <Skeleton label="Looking for your saved texts" rows={3} height={56} /> : null}
      {isLost ? <p role="alert">This saved text is gone. Somebody may have deleted it.</p> : null}
      {chosen ? (
        <SavedTextForm
          key={chosen.id}
          template={chosen}
          onBack={() => setChosenId(undefined)}
          onInsert={(text) => pick(text, chosen.kind)}
        />
      ) : null}
      {templates.data && !chosen ? (
        <>
          {templates.data.length === 0 ? (
            <p className="soft">Nothing is saved yet. What you use again and again has its place here.</p>
          ) : (
            <SavedTextChoice templates={templates.data} onChoose={choose} />
          )}
          <SaveText words={words} />
          <p>
            <Link href="/plan">Change or delete saved texts</Link>
          </p>
        </>
      ) : null}
    </Dialog>
  );
}
