"use client";

import { Button, Field, Icon, Input } from "@planrrr/ui";
import { useRef } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import type { DraftPicture } from "./draft.ts";
import { PictureFace } from "./picture-face.tsx";
import { useDescribePicture } from "./use-describe-picture.ts";

export interface PictureRowProps {
  picture: DraftPicture;
  /** From 1. */
  place: number;
  count: number;
  onChange: (alt: string) => void;
  onDescribed: () => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onDrag: () => void;
  /** Another picture is let go here. */
  onDrop: (() => void) | undefined;
}

export function PictureRow(props: PictureRowProps) {
  const { picture, place, count, onChange, onDescribed, onRemove, onMove, onDrag, onDrop } = props;
  const kind = picture.kind ?? "picture";
  const describe = useDescribePicture();
  const told = useRef(picture.alt);
  const tell = () => {
    // A field that was only passed through must not wipe what was told on another day.
    if (told.current === picture.alt) return;
    told.current = picture.alt;
    describe.mutate(picture, { onSuccess: onDescribed, onError: tellProblem });
  };
  return (
    <li
      className="attach"
      draggable={count > 1}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
        onDrag();
      }}
      onDragOver={(event) => {
        if (onDrop) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!onDrop) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop();
      }}
    >
      <PictureFace picture={picture} />
      <Field label={`What the ${kind} shows, for people who cannot see it`}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            value={picture.alt}
            maxLength={1500}
            onChange={(event) => onChange(event.target.value)}
            onBlur={tell}
          />
        )}
      </Field>
      <div className="attach-acts">
        {count > 1 ? (
          <>
            <Button
              tone="bare"
              className="square"
              aria-label={`Move ${kind} ${place} up`}
              aria-disabled={place === 1}
              onClick={() => (place > 1 ? onMove(-1) : undefined)}
            >
              <Icon name="up" />
            </Button>
            <Button
              tone="bare"
              className="square"
              aria-label={`Move ${kind} ${place} down`}
              aria-disabled={place === count}
              onClick={() => (place < count ? onMove(1) : undefined)}
            >
              <Icon name="down" />
            </Button>
          </>
        ) : null}
        <Button tone="bare" onClick={onRemove}>
          <Icon name="close" />
          Remove
        </Button>
      </div>
    </li>
  );
}
