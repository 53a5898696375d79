import { createHash } from "node:crypto";

export interface VideoFacts {
  bytes: number;
  sha256: string;
  /** Absent where the file is no MP4 or its `moov` can't be read. */
  track?: { width: number; height: number; durationMs: number; codec: string };
  /** A box says it is longer than what came. */
  truncated: boolean;
}

export interface VideoProbe {
  push(chunk: Uint8Array): void;
  end(): VideoFacts;
}

/** A `moov` is some hundred kilobytes even for hours. */
const MOOV_BYTES = 16_000_000;

/** Reads an MP4 as it flows by; only its index is kept, never the film. */
export function createVideoProbe(): VideoProbe {
  const hash = createHash("sha256");
  let bytes = 0;
  let header = Buffer.alloc(0);
  let left = 0;
  let name = "";
  let moov: Buffer[] = [];
  let moovBytes = 0;
  let isMp4 = false;
  const openBox = (): void => {
    const isLong = header.length === 16;
    name = header.subarray(4, 8).toString("latin1");
    left = (isLong ? Number(header.readBigUInt64BE(8)) : header.readUInt32BE(0)) - header.length;
    if (name === "ftyp") isMp4 = true;
    // Size 0 means "to the end"; below a header's own size it is no box at all.
    if (left < 0) left = Number.MAX_SAFE_INTEGER;
    header = Buffer.alloc(0);
  };
  const take = (chunk: Buffer): Buffer => {
    if (left > 0) {
      const part = chunk.subarray(0, Math.min(left, chunk.length));
      left -= part.length;
      if (name === "moov" && moovBytes + part.length <= MOOV_BYTES) {
        moov.push(part);
        moovBytes += part.length;
      }
      return chunk.subarray(part.length);
    }
    const wanted = header.length >= 8 ? 16 : 8;
    const part = chunk.subarray(0, wanted - header.length);
    header = Buffer.concat([header, part]);
    const isLong = header.length >= 8 && header.readUInt32BE(0) === 1;
    if (header.length === (isLong ? 16 : 8)) openBox();
    return chunk.subarray(part.length);
  };
  return {
    push(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      while (rest.length > 0) rest = take(rest);
    },
    end() {
      const track = isMp4 ? readTrack(Buffer.concat(moov)) : undefined;
      moov = [];
      const truncated = isMp4 && (left > 0 || header.length > 0) && left < Number.MAX_SAFE_INTEGER / 2;
      return { bytes, sha256: hash.digest("hex"), truncated, ...(track === undefined ? {} : { track }) };
    },
  };
}

function readTrack(moov: Buffer): VideoFacts["track"] {
  const boxes = listBoxes(moov);
  const movie = boxes.find((box) => box.name === "mvhd")?.body;
  if (movie === undefined || movie.length < 20) return undefined;
  const durationMs = Math.round((1000 * movie.readUInt32BE(16)) / Math.max(1, movie.readUInt32BE(12)));
  for (const { body } of boxes.filter((box) => box.name === "trak")) {
    const head = listBoxes(body).find((box) => box.name === "tkhd")?.body;
    if (head === undefined || head.length < 84) continue;
    const [width, height] = [head.readUInt32BE(76) >>> 16, head.readUInt32BE(80) >>> 16];
    const at = body.indexOf("stsd");
    if (width > 0)
      return { width, height, durationMs, codec: body.subarray(at + 16, at + 20).toString("latin1") };
  }
  return undefined;
}

function listBoxes(file: Buffer): { name: string; body: Buffer }[] {
  const boxes = [];
  let at = 0;
  while (at + 8 <= file.length) {
    const size = file.readUInt32BE(at);
    if (size < 8) break;
    boxes.push({
      name: file.subarray(at + 4, at + 8).toString("latin1"),
      body: file.subarray(at + 8, at + size),
    });
    at += size;
  }
  return boxes;
}
