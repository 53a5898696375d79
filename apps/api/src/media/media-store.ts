import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { fileStream } from "./file-stream.ts";

/** Uploaded bytes by key. Keys are chosen by us and never come from a request. */
export interface MediaStore {
  /** Answers with the key to read it by: it says where the file is, too. */
  write(key: string, bytes: Uint8Array): Promise<string>;
  read(key: string): Promise<Buffer<ArrayBuffer>>;
  /** Both ends count; a file of any size costs one buffer. Throws when there is none. */
  stream(key: string, range: { start: number; end: number }): Promise<ReadableStream<Uint8Array>>;
  /** Takes over a complete file of this disk without copying it; the file stays where it was until it is removed there. */
  adopt(file: string, key: string): Promise<void>;
  /** Where an upload that goes through the API collects its bytes. */
  uploadPath(id: string): string;
  uploadsFolder: string;
  folder: string;
  /** Where anybody may read it for a day without us; undefined: nowhere. */
  publicUrl(key: string): Promise<string | undefined>;
  /** Is content when there is none. */
  remove(key: string): Promise<void>;
}

export function createMediaStore(folder: string): MediaStore {
  const uploadsFolder = path.join(folder, "uploads");
  return {
    folder,
    uploadsFolder,
    publicUrl: async () => undefined,
    remove: (key) => rm(path.join(folder, key), { force: true }),
    uploadPath: (id) => path.join(uploadsFolder, id),
    async adopt(from, key) {
      const file = path.join(folder, key);
      await mkdir(path.dirname(file), { recursive: true });
      await link(from, file).catch((error: NodeJS.ErrnoException) => {
        // Already taken over, before a crash.
        if (error.code !== "EEXIST") throw error;
      });
    },
    /** All or nothing: a crash leaves at most a temporary file, never half a picture under its name. */
    async write(key, bytes) {
      const file = path.join(folder, key);
      await mkdir(path.dirname(file), { recursive: true });
      const unfinished = `${file}.${process.pid}.${Date.now()}.part`;
      try {
        const handle = await open(unfinished, "wx");
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, file);
        return key;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    read: async (key) => Buffer.from(await readFile(path.join(folder, key))),
    stream: (key, range) => fileStream(path.join(folder, key), range),
  };
}
