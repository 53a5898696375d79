"use client";

import { Button, Icon } from "@planrrr/ui";
import { useRef } from "react";
import { takenTypes } from "./uploads/look-at-file.ts";

export function AddPicture({ onChosen }: { onChosen: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        accept={takenTypes}
        tabIndex={-1}
        aria-label="Picture or video"
        onChange={(event) => {
          onChosen([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button tone="bare" onClick={() => input.current?.click()}>
        <Icon name="picture" />
        Add a picture or video
      </Button>
    </>
  );
}
