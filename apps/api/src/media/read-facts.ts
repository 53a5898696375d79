import { AppError } from "@planrrr/contract";
import { ARCHIVE_TAIL } from "./hides-other-file.ts";
import type { MediaReader } from "./media-reader.ts";
import { probeImage } from "./probe-image.ts";
import { probeVideo, type VideoFacts } from "./probe-video.ts";
import { type MediaType, sniffMedia } from "./sniff-media.ts";

/** What file-type looks at. */
const HEAD = 4100;

export type MediaFacts = MediaType & Pick<VideoFacts, "width" | "height"> & Partial<VideoFacts>;

/** What a file is and shows, by its bytes alone. Throws UNSUPPORTED_MEDIA_TYPE or MEDIA_UNREADABLE. */
export async function readFacts(
  file: MediaReader,
  image: () => string | Promise<Buffer>,
): Promise<MediaFacts> {
  const head = await file.read(0, HEAD);
  const tail = await file.read(Math.max(0, file.bytes - ARCHIVE_TAIL), file.bytes);
  const type = await sniffMedia(head, tail);
  return {
    ...type,
    ...(type.kind === "image" ? await readImage(file, image) : await probeVideo(file, type.mimeType)),
  };
}

/** Pictures are held whole while they are looked at. */
const LARGEST_PICTURE = 100_000_000;

async function readImage(file: MediaReader, image: () => string | Promise<Buffer>) {
  if (file.bytes <= LARGEST_PICTURE) return probeImage(await image());
  throw new AppError("PAYLOAD_TOO_LARGE", "A picture may have at most 100 MB.", {
    details: { limitBytes: LARGEST_PICTURE },
  });
}
