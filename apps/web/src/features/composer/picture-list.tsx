"use client";

import { Notice } from "@planrrr/ui";
import { useState } from "react";
import type { DraftPicture } from "./draft.ts";
import { movePicture } from "./move-picture.ts";
import { PictureRow } from "./picture-row.tsx";
import { UploadRow } from "./uploads/upload-row.tsx";
import type { UploadDesk } from "./uploads/use-uploads.ts";

export interface PictureListProps {
  pictures: DraftPicture[];
  uploads: UploadDesk;
  onChange: (pictures: DraftPicture[]) => void;
  onDescribed: () => void;
}

/** The pictures in their order, which is changed by dragging or by buttons, and what is on its way. */
export function PictureList({ pictures, uploads, onChange, onDescribed }: PictureListProps) {
  const [dragged, setDragged] = useState<string>();
  const [moved, setMoved] = useState("");
  const move = (id: string, to: number) => {
    onChange(movePicture(pictures, id, to));
    setMoved(`Picture ${to + 1} of ${pictures.length} now.`);
  };
  return (
    <div>
      <ol className="pictures">
        {pictures.map((picture, nth) => (
          <PictureRow
            key={picture.id}
            picture={picture}
            place={nth + 1}
            count={pictures.length}
            onChange={(alt) => onChange(pictures.map((each) => (each === picture ? { ...each, alt } : each)))}
            onDescribed={onDescribed}
            onRemove={() => onChange(pictures.filter((each) => each !== picture))}
            onMove={(by) => move(picture.id, nth + by)}
            onDrag={() => setDragged(picture.id)}
            onDrop={dragged && dragged !== picture.id ? () => move(dragged, nth) : undefined}
          />
        ))}
      </ol>
      <p className="sr" role="status">
        {moved}
      </p>
      {uploads.uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} desk={uploads} />
      ))}
      <div role="status" className="paper-problems">
        {uploads.refused.map((words) => (
          <Notice key={words} tone="warn" fact={words} />
        ))}
      </div>
    </div>
  );
}
