import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileStream } from "./file-stream.ts";
import { hashFile } from "./hash-file.ts";
import { openFile } from "./media-reader.ts";
import { writeInPlace } from "./write-in-place.ts";

const MB = 1_048_576;
const bytes = randomBytes(3 * MB + 17);
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "planrrr-large-"));
  file = path.join(folder, "whole");
  await writeFile(file, bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("pieces are written where they belong, and their memory is free once they are", async () => {
  const target = path.join(folder, "upload");
  await writeFile(target, bytes.subarray(0, 10));
  const disk = writeInPlace(new FileStore({ directory: folder }), (id) => path.join(folder, id));
  const pieces = [bytes.subarray(10, MB), bytes.subarray(MB)].map((part) =>
    Buffer.from(Uint8Array.from(part).buffer),
  );
  expect(await disk.write(Readable.from(pieces), "upload", 10)).toBe(bytes.length);
  expect(bytes.equals(await readFile(target))).toBe(true);
  expect(pieces.map(({ buffer }) => buffer.byteLength)).toEqual([0, 0]);
});

test("a small piece shares its memory with others, which keep theirs", async () => {
  await writeFile(path.join(folder, "small"), "");
  const disk = writeInPlace(new FileStore({ directory: folder }), (id) => path.join(folder, id));
  const [one, other] = [Buffer.from("one"), Buffer.from("other")];
  await disk.write(Readable.from([one]), "small", 0);
  expect([one.toString(), other.toString()]).toEqual(["one", "other"]);
});

test("what breaks off in between leaves what has come", async () => {
  const target = path.join(folder, "broken");
  await writeFile(target, "");
  const disk = writeInPlace(new FileStore({ directory: folder }), (id) => path.join(folder, id));
  const breaking = Readable.from(
    (function* () {
      yield Buffer.from("here");
      throw new Error("The line is dead.");
    })(),
  );
  await expect(disk.write(breaking, "broken", 0)).rejects.toThrow("The line is dead.");
  expect(await readFile(target, "utf8")).toBe("here");
});

test("a file is hashed as a whole, and costs one piece of memory", async () => {
  const reader = await openFile(file);
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  const watched = {
    ...reader,
    async *pieces() {
      for await (const piece of reader.pieces()) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield piece;
      }
    },
  };
  expect(await hashFile(watched)).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(most - before).toBeLessThan(1.5 * MB);
  await reader.close();
});

test.each([
  [0, bytes.length - 1],
  [65_535, 65_536],
  [3 * MB, 3 * MB + 16],
  [5, 5],
])("a file from byte %d to %d", async (start, end) => {
  const parts: Uint8Array[] = [];
  for await (const piece of await fileStream(file, { start, end })) parts.push(piece);
  expect(Buffer.concat(parts).equals(bytes.subarray(start, end + 1))).toBe(true);
});

test("a file that is there no more is told before anything is sent; one that became shorter ends", async () => {
  await expect(fileStream(path.join(folder, "none"), { start: 0, end: 1 })).rejects.toThrow("ENOENT");
  const parts: Uint8Array[] = [];
  for await (const piece of await fileStream(file, { start: bytes.length - 2, end: bytes.length + 5 }))
    parts.push(piece);
  expect(Buffer.concat(parts)).toHaveLength(2);
});
