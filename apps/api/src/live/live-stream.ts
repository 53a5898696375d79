/** What may wait for a reader; whoever is further behind is dropped and resumes by `Last-Event-ID`. */
const mostWaiting = 64 * 1024;

export interface LiveStream {
  body: ReadableStream<Uint8Array>;
  send(bytes: Uint8Array): void;
  end(): void;
}

/** One open browser. `onGone` is called once, whoever ended it. */
export function createLiveStream(onGone: (stream: LiveStream) => void): LiveStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const gone = () => {
    if (!controller) return;
    controller = undefined;
    onGone(stream);
  };
  const body = new ReadableStream<Uint8Array>(
    { start: (given) => void (controller = given), cancel: gone },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
  const stream: LiveStream = {
    body,
    send(bytes) {
      if (!controller) return;
      if ((controller.desiredSize ?? 0) < bytes.byteLength) stream.end();
      else controller.enqueue(bytes);
    },
    end() {
      controller?.close();
      gone();
    },
  };
  return stream;
}
