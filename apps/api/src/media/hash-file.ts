import { createHash } from "node:crypto";
import type { MediaReader } from "./media-reader.ts";

/** Large enough that a bucket is not asked a thousand times. */
const PIECE = 4_194_304;

/** SHA-256 of a whole file, read piece by piece. */
export async function hashFile(file: MediaReader): Promise<string> {
  const hash = createHash("sha256");
  for (let at = 0; at < file.bytes; at += PIECE) hash.update(await file.read(at, at + PIECE));
  return hash.digest("hex");
}
