import type { MediaRef } from "@planrrr/contract";
import type { PictureLimits } from "@planrrr/networks";

/** What a file's own bytes say beyond its row. */
export interface PictureTraits {
  /** Moving pictures stay as they are: one frame of them is something else. */
  moves: boolean;
  /** Stored on its side, which some networks show as it is stored. */
  turned: boolean;
  /** Says where it was taken. */
  located: boolean;
}

export interface Derivation {
  mimeType: "image/jpeg";
  /** Pixels it should have, as it is seen. */
  width: number;
  height: number;
  maxBytes: number;
  /** Said to the user; `size` is told once it is made. */
  reasons: ("made smaller" | "saved as JPEG" | "turned upright" | "its place taken out")[];
}

/** How a picture has to change to be taken; undefined: it fits, or nothing here can make it fit. Pure. */
export function planDerivation(
  media: Pick<MediaRef, "kind" | "mimeType" | "bytes" | "width" | "height">,
  traits: PictureTraits,
  limits: PictureLimits,
): Derivation | undefined {
  const { width, height } = media;
  if (media.kind !== "image" || traits.moves || media.mimeType === "image/gif" || !width || !height)
    return undefined;
  const { maxSide = Infinity, maxPixels = Infinity, maxBytes } = limits;
  const scale = Math.min(1, maxSide / Math.max(width, height), Math.sqrt(maxPixels / (width * height)));
  const reasons: Derivation["reasons"] = [];
  if (scale < 1 || media.bytes > maxBytes) reasons.push("made smaller");
  if (!limits.mimeTypes.includes(media.mimeType)) reasons.push("saved as JPEG");
  if (traits.turned) reasons.push("turned upright");
  if (traits.located) reasons.push("its place taken out");
  if (reasons.length === 0 || !limits.mimeTypes.includes("image/jpeg")) return undefined;
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { mimeType: "image/jpeg", width: scaled(width), height: scaled(height), maxBytes, reasons };
}
