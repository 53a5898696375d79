const bom: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
];
/** Where browsers look for it, too. */
const metaBytes = 1024;

/** A body's text: by its byte order mark, else what the server says, else what the page says, else UTF-8. */
export function decodeText(body: Uint8Array, contentType: string): string {
  const marked = bom.find(([mark]) => mark.every((byte, index) => body[index] === byte))?.[1];
  const told = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const head = new TextDecoder("latin1").decode(body.subarray(0, metaBytes));
  const inPage = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  for (const charset of [marked, told, inPage]) {
    const decoder = charset === undefined ? undefined : decoderOf(charset);
    if (decoder) return decoder.decode(body);
  }
  return new TextDecoder().decode(body);
}

/** Undefined for a name that is none: the next one counts. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}
