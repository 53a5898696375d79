import { open } from "node:fs/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

const PIECE = 65_536;

/**
 * A part of a file as a stream, both ends counted, read as fast as it is taken. Throws when there is none. Node's own
 * conversion copies every piece once more.
 */
export async function fileStream(
  path: string,
  { start, end }: { start: number; end: number },
): Promise<NodeStream<Uint8Array>> {
  const handle = await open(path);
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = new Uint8Array(Math.min(PIECE, end + 1 - at));
          const { bytesRead } = await handle.read(piece, 0, piece.length, at);
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
          if (bytesRead > 0 && at <= end) return;
        } catch (error) {
          await handle.close();
          throw error;
        }
        await handle.close();
        controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
