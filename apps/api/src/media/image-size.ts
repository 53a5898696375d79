export interface ImageSize {
  width: number;
  height: number;
}

/** Pixels of a PNG, GIF, WebP or JPEG, read from its header; undefined when it has none that makes sense. */
export function imageSize(bytes: Buffer, mimeType: string): ImageSize | undefined {
  const size = readers[mimeType]?.(bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const readers: { [mimeType: string]: (bytes: Buffer) => ImageSize | undefined } = {
  "image/png": (b) => (b.length < 24 ? undefined : { width: b.readUInt32BE(16), height: b.readUInt32BE(20) }),
  "image/gif": (b) => (b.length < 10 ? undefined : { width: b.readUInt16LE(6), height: b.readUInt16LE(8) }),
  "image/webp": readWebp,
  "image/jpeg": readJpeg,
};

function readWebp(b: Buffer): ImageSize | undefined {
  if (b.length < 30) return undefined;
  switch (b.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: b.readUInt16LE(26) & 0x3fff, height: b.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = b.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: b.readUIntLE(24, 3) + 1, height: b.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** Goes from marker to marker to the frame header; a picture stored on its side is told as it is seen. */
function readJpeg(b: Buffer): ImageSize | undefined {
  let turned = false;
  for (let at = 2; at + 9 < b.length;) {
    if (b[at] !== 0xff) return undefined;
    const marker = b.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [b.readUInt16BE(at + 5), b.readUInt16BE(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    const length = b.readUInt16BE(at + 2);
    if (length < 2) return undefined;
    if (marker === 0xe1) turned = readOrientation(b.subarray(at + 4, at + 2 + length)) >= 5;
    at += 2 + length;
  }
  return undefined;
}

function readOrientation(exif: Buffer): number {
  if (exif.length < 16 || exif.toString("latin1", 0, 4) !== "Exif") return 1;
  const tiff = exif.subarray(6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < u16(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (u16(at) === 0x0112) return u16(at + 8);
  }
  return 1;
}
