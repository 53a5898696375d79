"use client";

import { Button, Icon, ProgressBar } from "@planrrr/ui";
import { useRef } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import type { DraftPicture } from "./draft.ts";
import { useAddPicture } from "./use-pictures.ts";

export function AddPicture({ onAdded }: { onAdded: (picture: DraftPicture) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const add = useAddPicture(onAdded);
  const choose = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) add.mutate(file, { onError: tellProblem });
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp"
        tabIndex={-1}
        aria-label="Picture"
        onChange={(event) => choose(event.target.files)}
      />
      <Button tone="bare" busy={add.isPending} onClick={() => input.current?.click()}>
        <Icon name="picture" />
        Add a picture
      </Button>
      {add.isPending ? (
        <div className="w-40">
          <ProgressBar label="Sending the picture" />
        </div>
      ) : null}
    </>
  );
}
