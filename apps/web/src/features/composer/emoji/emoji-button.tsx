"use client";

import { Button, Icon, Popover, Skeleton } from "@planrrr/ui";
import { lazy, Suspense, useRef, useState } from "react";

const EmojiPanel = lazy(async () => ({ default: (await import("./emoji-panel.tsx")).EmojiPanel }));

/** Opens the picker; what is chosen goes to where the caret is. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const [open, setOpen] = useState(false);
  const picked = useRef<string>(undefined);
  return (
    <Popover
      label="Emojis"
      open={open}
      onOpenChange={setOpen}
      onCloseAutoFocus={(event) => {
        if (picked.current === undefined) return;
        event.preventDefault();
        onPick(picked.current);
        picked.current = undefined;
      }}
      trigger={
        <Button tone="bare">
          <Icon name="smile" />
          Emoji
        </Button>
      }
    >
      <Suspense fallback={<Skeleton label="Fetching the emojis" rows={3} height={44} />}>
        <EmojiPanel
          onPick={(emoji) => {
            picked.current = emoji;
            setOpen(false);
          }}
        />
      </Suspense>
    </Popover>
  );
}
