import { AppError } from "@planrrr/contract";
import { withSharp } from "./with-sharp.ts";

export interface ImageSize {
  width: number;
  height: number;
}

/** Whoever unpacks more pixels than this is being attacked. */
export const MOST_PIXELS = 200_000_000;

/** Decodes a picture once, so that one that is broken is refused now and not by a network later. */
export async function probeImage(file: string | Buffer): Promise<ImageSize> {
  try {
    return await withSharp(async (sharp) => {
      const picture = sharp(file, {
        failOn: "truncated",
        limitInputPixels: MOST_PIXELS,
        sequentialRead: true,
      });
      const { autoOrient } = await picture.metadata();
      await picture.resize(16, 16, { fit: "fill", fastShrinkOnLoad: false }).raw().toBuffer();
      return autoOrient;
    });
  } catch (cause) {
    throw new AppError("MEDIA_UNREADABLE", "This picture is broken. Save it anew and upload that.", {
      cause,
    });
  }
}
