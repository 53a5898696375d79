export interface ImageFacts {
  mimeType: "image/jpeg" | "image/png" | "image/gif";
  width: number;
  height: number;
  /** The end of the file is missing. */
  truncated: boolean;
}

/** What a picture's own header says; undefined for anything else, whatever it is called. */
export function probeImage(file: Buffer): ImageFacts | undefined {
  if (file.length > 24 && file.readUInt32BE(0) === 0x89504e47) {
    const truncated = file.subarray(-8, -4).toString("latin1") !== "IEND";
    return { mimeType: "image/png", width: file.readUInt32BE(16), height: file.readUInt32BE(20), truncated };
  }
  if (file.length > 10 && file.subarray(0, 4).toString("latin1") === "GIF8") {
    const truncated = file.at(-1) !== 0x3b;
    return { mimeType: "image/gif", width: file.readUInt16LE(6), height: file.readUInt16LE(8), truncated };
  }
  return file.length > 4 && file.readUInt16BE(0) === 0xffd8 ? probeJpeg(file) : undefined;
}

/** Walks the markers to the frame header, which holds the size. */
function probeJpeg(file: Buffer): ImageFacts | undefined {
  let at = 2;
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const truncated = file.readUInt16BE(file.length - 2) !== 0xffd9;
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
      return { mimeType: "image/jpeg", width, height, truncated };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}
