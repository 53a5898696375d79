"use client";

import { Button, Icon } from "@planrrr/ui";
import { useRef } from "react";

export function AddPicture({ busy, onChosen }: { busy: boolean; onChosen: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/gif,image/webp"
        tabIndex={-1}
        aria-label="Picture"
        onChange={(event) => {
          onChosen([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button tone="bare" busy={busy} onClick={() => input.current?.click()}>
        <Icon name="picture" />
        Add a picture
      </Button>
    </>
  );
}
