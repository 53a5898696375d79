import { z } from "zod";
import type { JsonObject } from "../network.ts";

export const MAX_DESCRIPTION_BYTES = 5000;
export const MAX_TAGS = 500;
export const MAX_COMMENT = 10_000;
export const MAX_VIDEO_BYTES = 256 * 1_073_741_824;

const Limits = z.object({
  uploadsId: z.string().optional().catch(undefined),
  isLongAllowed: z.boolean().catch(true),
});

export function parseLimits(stored: JsonObject) {
  const { uploadsId, isLongAllowed } = Limits.parse(stored);
  return { uploadsId, maxVideoMs: (isLongAllowed ? 12 * 60 : 15) * 60_000 };
}
