import { AppError } from "@planrrr/contract";
import type { Derivation } from "./plan-derivation.ts";
import { MOST_PIXELS } from "./probe-image.ts";
import { withSharp } from "./with-sharp.ts";

export interface DerivedPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** Tried in turn until the file is small enough: first less detail, then fewer pixels. */
const steps = [
  { quality: 90, scale: 1 },
  { quality: 80, scale: 1 },
  { quality: 80, scale: 0.75 },
  { quality: 75, scale: 0.5 },
  { quality: 70, scale: 0.25 },
];

/** Makes what was planned: upright, on white where it was see-through, without any of the camera's notes. */
export function derivePicture(original: Buffer, plan: Derivation): Promise<DerivedPicture> {
  return withSharp(async (sharp) => {
    for (const { quality, scale } of steps) {
      const side = (pixels: number) => Math.max(1, Math.floor(pixels * scale));
      const { data, info } = await sharp(original, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
        .autoOrient()
        .resize(side(plan.width), side(plan.height), { fit: "inside", withoutEnlargement: true })
        .flatten({ background: "#fff" })
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= plan.maxBytes) return { bytes: data, width: info.width, height: info.height };
    }
    throw new AppError("MEDIA_UNREADABLE", "This picture can't be made small enough. Choose a simpler one.");
  });
}
