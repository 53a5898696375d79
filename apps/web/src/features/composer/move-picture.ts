import type { DraftPicture } from "./draft.ts";

/** The pictures with one of them at another place. A place that does not exist means the nearest. */
export function movePicture(pictures: readonly DraftPicture[], id: string, to: number): DraftPicture[] {
  const moved = pictures.find((picture) => picture.id === id);
  if (!moved) return [...pictures];
  const others = pictures.filter((picture) => picture.id !== id);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, moved);
}
