/** The text of a file, whatever a spreadsheet has saved it as; undefined where it holds no text. */
export function decodeFile(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // No text has a zero byte; pictures, archives and Excel's own format do.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What Excel saves as plain "CSV" in western Europe.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
