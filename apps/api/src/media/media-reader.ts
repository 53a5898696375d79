import { open } from "node:fs/promises";

/** A stored file of any size, read in parts. */
export interface MediaReader {
  bytes: number;
  /** `end` does not count. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

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
    close: () => handle.close(),
  };
}
