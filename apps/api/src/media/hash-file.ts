import { createHash } from "node:crypto";
import type { MediaReader } from "./media-reader.ts";

/** SHA-256 of a whole file, read piece by piece. */
export async function hashFile(file: MediaReader): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of file.pieces()) hash.update(piece);
  return hash.digest("hex");
}
