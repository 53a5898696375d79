const MAX_HEAD = 1_048_576;

export interface Related {
  resource: unknown;
  mimeType: string;
  media: AsyncGenerator<Uint8Array>;
}

/** A `multipart/related` body as Google's own client sends it: JSON first, then the file, which is passed on as it comes. */
export async function readRelated(body: AsyncIterable<Uint8Array>, boundary: string): Promise<Related> {
  const source = body[Symbol.asyncIterator]();
  const mark = `--${boundary.replaceAll(/[^\w]/g, String.raw`\$&`)}`;
  const head = new RegExp(String.raw`^${mark}\r\n[^]*?\r\n\r\n([^]*?)\r\n${mark}\r\n([^]*?)\r\n\r\n`);
  let read: Buffer = Buffer.alloc(0);
  for (;;) {
    // latin1 keeps every byte one character, so that positions agree.
    const match = head.exec(read.toString("latin1"));
    if (match !== null) {
      const [whole, json = "", headers = ""] = match;
      const resource: unknown = JSON.parse(Buffer.from(json, "latin1").toString());
      const mimeType = /^content-type:\s*(\S+)/im.exec(headers)?.[1] ?? "application/octet-stream";
      return {
        resource,
        mimeType,
        media: passUntil(read.subarray(whole.length), source, `\r\n--${boundary}`),
      };
    }
    const next = await source.next();
    if (next.done === true || read.length > MAX_HEAD) throw new Error("not a multipart/related body");
    read = Buffer.concat([read, next.value]);
  }
}

async function* passUntil(
  first: Buffer,
  source: AsyncIterator<Uint8Array>,
  delimiter: string,
): AsyncGenerator<Uint8Array> {
  let held = first;
  for (;;) {
    const at = held.indexOf(delimiter, 0, "latin1");
    if (at >= 0) {
      yield held.subarray(0, at);
      while ((await source.next()).done !== true);
      return;
    }
    const safe = Math.max(0, held.length - delimiter.length);
    if (safe > 0) yield held.subarray(0, safe);
    const next = await source.next();
    if (next.done === true) throw new Error("the body ends before its last boundary");
    held = Buffer.concat([held.subarray(safe), next.value]);
  }
}
