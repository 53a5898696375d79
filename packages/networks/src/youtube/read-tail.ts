import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** The last bytes of a file: they fit in memory. */
export async function readTail(
  io: NetworkIo,
  mediaId: string,
  { from, bytes }: { from: number; bytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { stream } = await io.openMedia(mediaId, from);
  const tail = new Uint8Array(bytes - from);
  let filled = 0;
  for await (const chunk of stream) {
    tail.set(chunk.subarray(0, tail.length - filled), filled);
    filled += Math.min(chunk.length, tail.length - filled);
    if (filled === tail.length) return tail;
  }
  throw new NetworkError({ kind: "not-sent", code: "FILE_CUT_SHORT", message: "The file ends too early." });
}
