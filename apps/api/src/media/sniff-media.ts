import { AppError } from "@planrrr/contract";
import { fileTypeFromBuffer } from "file-type";
import { hidesOtherFile } from "./hides-other-file.ts";

export interface MediaType {
  kind: "image" | "video";
  mimeType: string;
  extension: string;
}

const known: { [mimeType: string]: MediaType } = {
  "image/jpeg": { kind: "image", mimeType: "image/jpeg", extension: "jpg" },
  "image/png": { kind: "image", mimeType: "image/png", extension: "png" },
  "image/apng": { kind: "image", mimeType: "image/png", extension: "png" },
  "image/gif": { kind: "image", mimeType: "image/gif", extension: "gif" },
  "image/webp": { kind: "image", mimeType: "image/webp", extension: "webp" },
  "video/mp4": { kind: "video", mimeType: "video/mp4", extension: "mp4" },
  "video/x-m4v": { kind: "video", mimeType: "video/mp4", extension: "mp4" },
  "video/quicktime": { kind: "video", mimeType: "video/quicktime", extension: "mov" },
  "video/webm": { kind: "video", mimeType: "video/webm", extension: "webm" },
};

/** What a file is by its first and last bytes. Throws UNSUPPORTED_MEDIA_TYPE. */
export async function sniffMedia(head: Uint8Array, tail: Uint8Array): Promise<MediaType> {
  const found = await fileTypeFromBuffer(head);
  if (!found && isPngStart(head))
    throw new AppError(
      "MEDIA_UNREADABLE",
      "This picture breaks off at its beginning. Save it anew and upload that.",
    );
  const type = found && known[found.mime];
  if (!type) {
    const what = found ? ` This one is ${found.ext.toUpperCase()}.` : "";
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      `Send a JPEG, PNG, GIF or WebP picture, or an MP4, MOV or WebM video.${what}`,
    );
  }
  if (hidesOtherFile(head, tail))
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      "This file is something else as well as a picture or video. Export it anew and upload that.",
    );
  return type;
}

/** A PNG's first eight bytes; file-type tells one only by what comes after them. */
const PNG_START = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

const isPngStart = (head: Uint8Array): boolean => PNG_START.equals(head.subarray(0, PNG_START.length));
