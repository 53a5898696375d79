import { z } from "zod";
import type { JsonObject } from "../network.ts";

const MB = 1_048_576;

/** What an account may do, by its subscription; the defaults are those without one. */
const Limits = z.object({ isPremium: z.boolean().catch(false) });

export function parseLimits(stored: JsonObject) {
  const { isPremium } = Limits.parse(stored);
  return {
    maxWeight: isPremium ? 25_000 : 280,
    // 1,000 segments of 5 MB are the most an upload can have.
    maxVideoBytes: (isPremium ? 4096 : 512) * MB,
    maxVideoMs: (isPremium ? 4 * 3600 : 140) * 1000,
  };
}

export const MIN_VIDEO_MS = 500;
export const MAX_MEDIA = 4;
export const MAX_ALT = 1000;
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
export const VIDEO_TYPES = ["video/mp4", "video/quicktime"];
export const MAX_IMAGE_BYTES = 5 * MB;
export const MAX_GIF_BYTES = 15 * MB;
/** A faster video is uploaded and processed, and then refused as "invalid media". */
export const MAX_FRAME_RATE = 60;
