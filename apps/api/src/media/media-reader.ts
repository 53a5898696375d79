import { open } from "node:fs/promises";

/** A stored file of any size, read in parts. */
export interface MediaReader {
  bytes: number;
  /** `end` does not count. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The whole of it, in order. Each piece is good until the next one is asked for. */
  pieces(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const PIECE = 1_048_576;

export async function openFile(file: string): Promise<MediaReader> {
  const handle = await open(file);
  const { size } = await handle.stat();
  return {
    bytes: size,
    async read(start, end) {
      const part = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      const { bytesRead } = await handle.read(part, 0, part.length, start);
      return bytesRead === part.length ? part : part.slice(0, bytesRead);
    },
    async *pieces() {
      const piece = new Uint8Array(PIECE);
      for (let at = 0; at < size;) {
        const { bytesRead } = await handle.read(piece, 0, PIECE, at);
        if (bytesRead === 0) throw new Error(`${file} has become shorter.`);
        at += bytesRead;
        yield piece.subarray(0, bytesRead);
      }
    },
    close: () => handle.close(),
  };
}

/** A file that has come whole. */
export function holdFile(bytes: Uint8Array): MediaReader {
  return {
    bytes: bytes.length,
    read: async (start, end) => Uint8Array.from(bytes.subarray(start, end)),
    async *pieces() {
      yield bytes;
    },
    close: async () => undefined,
  };
}
