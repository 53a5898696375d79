export interface EncodedForm {
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
}

/** A `multipart/form-data` body in one piece of memory: a FormData with a Blob holds a large file's pieces for longer. */
export function encodeForm(
  fields: { [name: string]: string },
  file: { name: string; bytes: Uint8Array },
): EncodedForm {
  const boundary = `planrrr-${crypto.randomUUID()}`;
  const head = (name: string, more = ""): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${head(name)}\r\n${value}\r\n`);
  const fileHead = `${head(file.name, '; filename="blob"')}content-type: application/octet-stream\r\n\r\n`;
  const encoder = new TextEncoder();
  const before = encoder.encode(texts.join("") + fileHead);
  const after = encoder.encode(`\r\n--${boundary}--\r\n`);
  const body = new Uint8Array(before.length + file.bytes.length + after.length);
  body.set(before);
  body.set(file.bytes, before.length);
  body.set(after, before.length + file.bytes.length);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
