import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { MediaRef } from "@planrrr/contract";
import type { TestIo } from "./create-io.ts";

/** A real PNG of one colour, small, and different for each colour. */
export function drawPng(width: number, height: number, [red, green, blue]: [number, number, number]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.from(Array.from({ length: width }, () => [red, green, blue]).flat()),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Puts a picture where `io.readMedia` finds it. */
export function addPicture(
  io: TestIo,
  alt: string,
  colour: [number, number, number],
  size = { width: 4, height: 3 },
): MediaRef {
  const file = drawPng(size.width, size.height, colour);
  return addFile(io, { bytes: file, mimeType: "image/png", kind: "image", alt, ...size });
}

export interface TestFile {
  bytes: Buffer;
  mimeType: string;
  kind: MediaRef["kind"];
  alt: string;
  width?: number;
  height?: number;
}

export function addFile(io: TestIo, { bytes, ...rest }: TestFile): MediaRef {
  const id = randomUUID();
  io.media.set(id, new Blob([new Uint8Array(bytes)], { type: rest.mimeType }));
  return { id, bytes: bytes.length, ...rest };
}
