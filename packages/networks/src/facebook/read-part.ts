import type { NetworkIo } from "../network.ts";

/** The bytes from `from` up to `to` of a file, and no more of it in memory. */
export async function readPart(io: NetworkIo, mediaId: string, from: number, to: number): Promise<Blob> {
  const { stream } = await io.openMedia(mediaId, from);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let left = to - from;
  // Leaving the loop gives the file back.
  for await (const chunk of stream) {
    const part = chunk.subarray(0, left);
    parts.push(part);
    left -= part.length;
    if (left === 0) break;
  }
  return new Blob(parts);
}
