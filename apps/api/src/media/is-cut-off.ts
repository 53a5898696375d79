import type { MediaReader } from "./media-reader.ts";

/** Whether a video says of itself that it is longer than it is: what a broken-off download or copy leaves. */
export function isCutOff(file: MediaReader, mimeType: string): Promise<boolean> {
  return mimeType === "video/webm" ? isWebmCutOff(file) : isMp4CutOff(file);
}

const MOST_BOXES = 100_000;

/** Goes from box to box (ISO 14496-12, 4.2) and expects the last to end with the file. */
async function isMp4CutOff(file: MediaReader): Promise<boolean> {
  let at = 0;
  for (let boxes = 0; at < file.bytes && boxes < MOST_BOXES; boxes++) {
    const head = Buffer.from(await file.read(at, at + 16));
    if (head.length < 8) return true;
    const size = head.readUInt32BE(0);
    if (size === 0) return false;
    const length = size === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : size;
    if (length < 8) return true;
    at += length;
  }
  return at !== file.bytes;
}

/** The EBML header, then one segment that holds all the rest (RFC 9559, 5.1); a recording's has no known size. */
async function isWebmCutOff(file: MediaReader): Promise<boolean> {
  const head = Buffer.from(await file.read(0, 4096));
  const header = readSize(head, 4);
  if (!header?.size) return true;
  const segment = header.after + header.size;
  const body = readSize(head, segment + 4);
  return !body || (body.size !== undefined && body.after + body.size > file.bytes);
}

function readSize(b: Buffer, at: number): { size: number | undefined; after: number } | undefined {
  const first = b[at];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > b.length) return undefined;
  let size = first & (0xff >> length);
  let unknown = size === 0xff >> length;
  for (const byte of b.subarray(at + 1, at + length)) {
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { size: unknown ? undefined : size, after: at + length };
}
