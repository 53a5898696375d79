import { drawJpeg, drawMp4, type Film } from "@planrrr/sandbox-networks";
import type { MediaRef } from "@planrrr/contract";
import type { TestIo } from "./create-io.ts";
import { addFile } from "./pictures.ts";

/** A picture as Instagram takes them, another one for every shade. */
export function addJpeg(io: TestIo, alt: string, shade: number, width = 1080, height = 1080): MediaRef {
  return addFile(io, {
    bytes: drawJpeg(width, height, shade),
    mimeType: "image/jpeg",
    kind: "image",
    alt,
    width,
    height,
  });
}

/** A film that passes for one wherever only its index is read. */
export function addFilm(io: TestIo, film: Film, known: Partial<MediaRef> = {}): MediaRef {
  const { width, height, seconds } = film;
  const file = addFile(io, {
    bytes: drawMp4(film),
    mimeType: "video/mp4",
    kind: "video",
    alt: "",
    width,
    height,
  });
  return { ...file, durationMs: seconds * 1000, videoCodec: "avc", ...known };
}

export function toShade(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}
