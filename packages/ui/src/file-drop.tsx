"use client";

import { type DragEvent, useState } from "react";

export interface FileDropProps {
  label: string;
  hint: string;
  /** As in `<input accept>`; a file that is dropped is not held to it. */
  accept: string;
  onFile: (file: File) => void;
}

/** Where a file is chosen or dropped: the browser's own field, with a larger face. */
export function FileDrop({ label, hint, accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <label
      className="file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file, mended, may be chosen again.
          target.value = "";
          if (file) onFile(file);
        }}
      />
      <span className="file-drop-face">
        <b>{label}</b>
        <span className="note">{hint}</span>
      </span>
    </label>
  );
}
