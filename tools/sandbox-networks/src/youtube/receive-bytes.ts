import type { Sink } from "./types.ts";

/** developers.google.com/youtube/v3/guides/using_resumable_upload_protocol: all chunks but the last are multiples of it. */
export const QUANTUM = 262_144;

/**
 * Takes in what comes. Only whole quanta stay when the connection breaks off; the rest stays with the last byte.
 * Returns how many bytes came; whoever broke off is told by the stream's own error.
 */
export async function receiveBytes(
  sink: Sink,
  bytes: AsyncIterable<Uint8Array>,
  { skip, end }: { skip: number; end: number | undefined },
): Promise<number> {
  let loose: Uint8Array[] = [];
  let looseBytes = 0;
  let received = 0;
  const persist = (upTo: number): void => {
    const all = Buffer.concat(loose);
    if (sink.persisted === 0 && upTo > 0) sink.isCorrupt = all.subarray(0, 7).toString() === "corrupt";
    sink.hash.update(all.subarray(0, upTo));
    sink.persisted += upTo;
    loose = [all.subarray(upTo)];
    looseBytes -= upTo;
  };
  for await (const chunk of bytes) {
    const fresh = chunk.subarray(Math.min(chunk.length, Math.max(0, skip - received)));
    received += chunk.length;
    if (fresh.length === 0) continue;
    loose.push(fresh);
    looseBytes += fresh.length;
    if (looseBytes >= QUANTUM) persist(looseBytes - (looseBytes % QUANTUM));
  }
  if (end === undefined || sink.persisted + looseBytes === end) persist(looseBytes);
  return received;
}
