"use client";

import { Button, Icon } from "@planrrr/ui";
import { lazy, Suspense, useState } from "react";
import { useNavigation } from "../../../navigation/use-navigation.ts";

const SavedTexts = lazy(async () => ({ default: (await import("./saved-texts.tsx")).SavedTexts }));

export interface SavedTextsButtonProps {
  words: string;
  onInsert: (text: string, place: { atEnd: boolean; apart: boolean }) => void;
}

/** Opens the saved texts; `/write?template=<id>` opens with one of them. */
export function SavedTextsButton({ words, onInsert }: SavedTextsButtonProps) {
  const { query, replace } = useNavigation();
  // The address forgets it when the dialogue closes; the words come after that.
  const [asked, setAsked] = useState(() => query.get("template") ?? undefined);
  const [isOpen, setOpen] = useState(asked !== undefined);
  const close = () => {
    setOpen(false);
    // A reload must not open it again.
    const rest = new URLSearchParams(query);
    rest.delete("template");
    if (query.has("template")) replace(rest.size > 0 ? `/write?${rest.toString()}` : "/write");
  };
  return (
    <>
      <Button
        tone="bare"
        onClick={() => {
          setAsked(undefined);
          setOpen(true);
        }}
      >
        <Icon name="copy" />
        Saved texts
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <SavedTexts
            firstId={asked}
            words={words}
            onClose={close}
            onInsert={(text, kind) => {
              const atEnd = asked !== undefined;
              onInsert(text, { atEnd, apart: atEnd || kind === "hashtags" });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
