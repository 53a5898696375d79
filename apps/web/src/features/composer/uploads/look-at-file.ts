import type { MediaRoom } from "@planrrr/contract";

/** Comes whole, in one request. */
const smallPicture = 10_000_000;
/** Pictures are held whole while they are looked at. */
const largestPicture = 100_000_000;

export const takenTypes = "image/jpeg,image/png,image/gif,image/webp,video/mp4,video/quicktime,video/webm";

export type Seen = { problem: string } | { small: boolean };

/** Why a file can't be sent, in words, or how it is sent. Its name and what the system calls it don't count. */
export async function lookAtFile(file: File, room?: MediaRoom): Promise<Seen> {
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const kind = kindOf(String.fromCharCode(...start));
  const problem = problemOf(file, kind, room);
  return problem === undefined ? { small: kind === "picture" && file.size <= smallPicture } : { problem };
}

type Kind = "picture" | "video" | undefined;

function problemOf(file: File, kind: Kind, room: MediaRoom | undefined): string | undefined {
  const name = file.name || "This file";
  if (file.size === 0) return `${name} is empty. Choose another one.`;
  if (kind === undefined)
    return file.type.startsWith("image/") && !/^image\/(?:jpeg|png|gif|webp)$/.test(file.type)
      ? `${name} is a kind of picture the networks do not show. JPEG, PNG, GIF and WebP work.`
      : `${name} is no picture and no video. JPEG, PNG, GIF, WebP, MP4, MOV and WebM work.`;
  if (kind === "picture" && file.size > largestPicture)
    return `${name} has ${sizeWords(file.size)}; a picture may have 100 MB. Make it smaller first.`;
  if (room && file.size > room.maxBytes)
    return `${name} has ${sizeWords(file.size)}; ${sizeWords(room.maxBytes)} is the most here.`;
  if (room?.quotaBytes && room.usedBytes + file.size > room.quotaBytes)
    return `${name} has ${sizeWords(file.size)}, and your team has room for ${sizeWords(Math.max(0, room.quotaBytes - room.usedBytes))} more. Delete posts you no longer need, or ask whoever runs planrrr for more room.`;
  return undefined;
}

function kindOf(start: string): Kind {
  if (
    start.startsWith("\xff\xd8\xff") ||
    start.startsWith("\x89PNG\r\n\x1a\n") ||
    /^GIF8[79]a/.test(start) ||
    (start.startsWith("RIFF") && start.slice(8) === "WEBP")
  )
    return "picture";
  // MP4 and MOV begin with a box, WebM with EBML's mark.
  const isFilm =
    /^(?:ftyp|moov|mdat|wide|free|skip)/.test(start.slice(4)) || start.startsWith("\x1a\x45\xdf\xa3");
  return isFilm ? "video" : undefined;
}

/** `1.2 GB`, `50 MB`. */
export function sizeWords(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? (["GB", 1e9] as const) : bytes >= 1e6 ? (["MB", 1e6] as const) : (["kB", 1e3] as const);
  const amount = bytes / size;
  return `${amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10} ${unit}`;
}
