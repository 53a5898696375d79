import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { FileStore } from "@tus/file-store";

/**
 * Writes what comes in piece by piece, each before the next is taken, and frees each at once. Left to the garbage
 * collector, the pieces of a large file pile up to a hundred megabytes before it comes round.
 */
export function writeInPlace(disk: FileStore, pathOf: (id: string) => string): FileStore {
  disk.write = async (stream: Readable, id: string, offset: number) => {
    const handle = await open(pathOf(id), "r+");
    try {
      let at = offset;
      for await (const piece of stream as AsyncIterable<Buffer<ArrayBuffer>>) {
        for (let from = 0; from < piece.length;) {
          const { bytesWritten } = await handle.write(piece, from, piece.length - from, at);
          from += bytesWritten;
          at += bytesWritten;
        }
        free(piece);
      }
      return at;
    } finally {
      await handle.close();
    }
  };
  return disk;
}

/** Only what has its memory to itself: small pieces share theirs. */
function free({ buffer, byteLength }: Buffer<ArrayBuffer>): void {
  if (buffer.byteLength === byteLength) buffer.transfer(0);
}
