import type { MediaRef } from "@planrrr/contract";
import type { schema } from "@planrrr/database";

type MediaRow = typeof schema.media.$inferSelect;

/** A file as the contract tells it. */
export function toMediaRef(row: Omit<MediaRow, "createdAt" | "updatedAt">): MediaRef {
  const { id, kind, mimeType, bytes, width, height, alt } = row;
  const picture = { id, kind: "image" as const, mimeType, bytes, width, height, alt };
  if (kind !== "video") return picture;
  const { durationMs, videoCodec, audioCodec, frameRate } = row;
  return { ...picture, kind: "video", durationMs, videoCodec, audioCodec, frameRate };
}
