import type { PictureTraits } from "./plan-derivation.ts";
import { withSharp } from "./with-sharp.ts";

const GPS_TAG = 0x8825;

export function readTraits(bytes: Buffer): Promise<PictureTraits> {
  return withSharp(async (sharp) => {
    const { pages = 1, orientation = 1, exif } = await sharp(bytes).metadata();
    return { moves: pages > 1, turned: orientation > 1, located: exif !== undefined && hasGps(exif) };
  });
}

/** Looks for the GPS directory in the first one of a TIFF header (EXIF 2.3, 4.6.3). */
function hasGps(exif: Buffer): boolean {
  const tiff = exif.toString("latin1", 0, 4) === "Exif" ? exif.subarray(6) : exif;
  if (tiff.length < 10) return false;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  return Array.from({ length: u16(first) }).some((_, entry) => u16(first + 2 + entry * 12) === GPS_TAG);
}
