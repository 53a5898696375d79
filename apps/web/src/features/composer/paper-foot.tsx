"use client";

import { AddPicture } from "./add-picture.tsx";
import { EmojiButton } from "./emoji/emoji-button.tsx";
import { insertAtCaret } from "./insert-at-caret.ts";
import { type CheckedConnection, counterWords } from "./problem-words.ts";
import { SavedTextsButton } from "./saved-texts/saved-texts-button.tsx";
import { spaceBefore } from "./space-before.ts";

export interface PaperFootProps {
  /** Where somebody wrote last. */
  field: () => HTMLTextAreaElement | null;
  text: string;
  /** Of the only account; where there are several, their tabs tell it. */
  counts: CheckedConnection["counts"] | undefined;
  onPictures: (files: File[]) => void;
}

/** What can be put on the paper, and how much room is left. */
export function PaperFoot({ field, text, counts, onPictures }: PaperFootProps) {
  const insert = (added: string) => {
    const current = field();
    if (current) insertAtCaret(current, added);
  };
  const counter = counts && counterWords(counts);
  return (
    <div className="paper-foot">
      <AddPicture onChosen={onPictures} />
      <EmojiButton onPick={insert} />
      <SavedTextsButton
        words={text}
        onInsert={(added, { atEnd, apart }) => {
          const current = field();
          if (!current) return;
          if (atEnd) current.setSelectionRange(current.value.length, current.value.length);
          const before = current.value.slice(0, current.selectionStart);
          insertAtCaret(current, apart ? spaceBefore(before) + added : added);
        }}
      />
      {counter ? <p className={`paper-count num ${counter.over ? "over" : ""}`}>{counter.words}</p> : null}
    </div>
  );
}
