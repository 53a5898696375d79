const HEAD = 1024;
/** An archive's last record and the longest comment that may follow it. */
export const ARCHIVE_TAIL = 22 + 65_535;

const starts = /%PDF-|<!doctype html|<html[\s>]|<script[\s>]|<svg[\s>]|<\?php/i;

/**
 * Whether a picture or video can be read as a page, a PDF or an archive, too. Browsers and PDF readers look for
 * their beginning in the first 1,024 bytes; archives are read from their end.
 */
export function hidesOtherFile(head: Uint8Array, tail: Uint8Array): boolean {
  if (starts.test(Buffer.from(head.subarray(0, HEAD)).toString("latin1"))) return true;
  const end = Buffer.from(tail.subarray(Math.max(0, tail.length - ARCHIVE_TAIL)));
  for (let at = end.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= 0;) {
    // By chance these four bytes come once in 4 GB; a comment that ends with the file tells an archive.
    if (at + 22 <= end.length && at + 22 + end.readUInt16LE(at + 20) === end.length) return true;
    if (at === 0) return false;
    at = end.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}
