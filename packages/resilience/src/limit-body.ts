import { BodyTooLargeError } from "./errors.ts";

/** The same bytes, until there are too many. Counts what comes out of decompression, so bombs count full. */
export function limitBody(body: ReadableStream<Uint8Array>, max: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > max) controller.error(new BodyTooLargeError(`more than ${max} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
}
