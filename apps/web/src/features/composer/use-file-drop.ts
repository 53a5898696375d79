"use client";

import { type DragEvent, useState } from "react";

/** Files that are dropped or pasted. Words that come with a picture of themselves, as office programs copy them, stay words. */
export function filesIn(data: DataTransfer): File[] {
  return data.types.includes("text/plain") ? [] : [...data.files];
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Takes files that are let go above an element. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
      setOver(false);
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { isOver, handlers };
}
