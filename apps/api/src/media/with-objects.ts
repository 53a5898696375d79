import type { ReadableStream } from "node:stream/web";
import type { MediaReader } from "./media-reader.ts";
import type { MediaStore } from "./media-store.ts";
import type { ObjectStore } from "./object-store.ts";

/** Begins the keys of files that are in the bucket; all others are on this disk. */
export const IN_BUCKET = "s3:";

/** New files go to the bucket; what is on the disk stays readable there. */
export function withObjects(disk: MediaStore, objects: ObjectStore): MediaStore {
  const nameOf = (key: string) => (key.startsWith(IN_BUCKET) ? key.slice(IN_BUCKET.length) : undefined);
  return {
    ...disk,
    async write(key, bytes) {
      await objects.put(key, Uint8Array.from(bytes));
      return `${IN_BUCKET}${key}`;
    },
    async read(key) {
      const name = nameOf(key);
      return name === undefined ? disk.read(key) : Buffer.from(await (await objects.get(name)).arrayBuffer());
    },
    async stream(key, range) {
      const name = nameOf(key);
      if (name === undefined) return disk.stream(key, range);
      const { body } = await objects.get(name, range);
      if (!body) throw new Error(`The bucket answered without a body for ${key}.`);
      return body as ReadableStream<Uint8Array>;
    },
    async remove(key) {
      const name = nameOf(key);
      await (name === undefined ? disk.remove(key) : objects.remove(name));
    },
    async publicUrl(key) {
      const name = nameOf(key);
      return name === undefined ? undefined : objects.signGet(name);
    },
  };
}

/** Large enough that a bucket is not asked a thousand times. */
const PIECE = 4_194_304;

/** A file of the bucket, read by ranges. */
export function openObject(objects: ObjectStore, name: string, bytes: number): MediaReader {
  const read = async (start: number, end: number) => {
    const last = Math.min(end, bytes) - 1;
    if (last < start) return new Uint8Array(0);
    return new Uint8Array(await (await objects.get(name, { start, end: last })).arrayBuffer());
  };
  return {
    bytes,
    read,
    async *pieces() {
      for (let at = 0; at < bytes; at += PIECE) {
        const piece = await read(at, at + PIECE);
        yield piece;
        // Freed at once: the garbage collector would let a hundred megabytes of them pile up.
        piece.buffer.transfer(0);
      }
    },
    close: async () => undefined,
  };
}
