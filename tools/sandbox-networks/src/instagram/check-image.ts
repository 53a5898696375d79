import type { FetchedFile } from "../files/fetch-file.ts";
import { instagramError } from "./instagram-errors.ts";
import type { ContainerKind } from "./types.ts";

const IMAGE_BYTES = 8_388_608;
const NARROWEST = 4 / 5;
const WIDEST = 1.91;

/** JPEG, 8 MiB, between 4:5 and 1.91:1; stories in any shape [doc instagram-user/media, image specifications]. */
export function checkImage(file: FetchedFile, kind: ContainerKind): void {
  if (file.kind === "unreachable") throw instagramError(2207052);
  if (file.kind !== "image") throw instagramError(2207052);
  if (file.bytes > IMAGE_BYTES) throw instagramError(2207004);
  const { mimeType, width, height, truncated } = file.facts;
  if (mimeType !== "image/jpeg" || truncated) throw instagramError(2207005);
  const ratio = width / height;
  // Meta rounds, too: 1080 × 1350 is exactly 4:5, 1080 × 566 a hair less than 1.91:1.
  if (kind !== "STORIES" && (ratio < NARROWEST - 0.005 || ratio > WIDEST + 0.005))
    throw instagramError(2207009);
}
