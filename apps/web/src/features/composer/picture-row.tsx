"use client";

import { Button, Field, Icon, Input } from "@planrrr/ui";
import { useRef } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import type { DraftPicture } from "./draft.ts";
import { useDescribePicture } from "./use-pictures.ts";

export interface PictureRowProps {
  picture: DraftPicture;
  onChange: (alt: string) => void;
  onDescribed: () => void;
  onRemove: () => void;
}

export function PictureRow({ picture, onChange, onDescribed, onRemove }: PictureRowProps) {
  const describe = useDescribePicture();
  const told = useRef(picture.alt);
  const tell = () => {
    // A field that was only passed through must not wipe what was told on another day.
    if (told.current === picture.alt) return;
    told.current = picture.alt;
    describe.mutate(picture, { onSuccess: onDescribed, onError: tellProblem });
  };
  return (
    <div className="attach">
      <img src={`/api/media/${picture.id}`} alt="" width={112} height={84} />
      <Field label="What the picture shows, for people who cannot see it">
        {(control) => (
          <Input
            {...control}
            value={picture.alt}
            maxLength={1500}
            onChange={(event) => onChange(event.target.value)}
            onBlur={tell}
          />
        )}
      </Field>
      <Button tone="bare" onClick={onRemove}>
        <Icon name="close" />
        Remove
      </Button>
    </div>
  );
}
