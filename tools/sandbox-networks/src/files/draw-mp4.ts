export interface Film {
  width: number;
  height: number;
  seconds: number;
  /** Of the pictures themselves, which nobody here looks at. */
  bytes?: number;
  /** Another one is another file. */
  seed?: number;
  codec?: string;
}

/** An MP4 whose index is real: size, duration and codec are where every reader looks for them. */
export function drawMp4({
  width,
  height,
  seconds,
  bytes = 2000,
  seed = 0,
  codec = "avc1",
}: Film): Buffer<ArrayBuffer> {
  const milliseconds = Math.round(seconds * 1000);
  const movie = box("mvhd", fields(0, 0, 0, 1000, milliseconds, 0x10000), Buffer.alloc(76));
  const track = box(
    "tkhd",
    fields(1, 0, 0, 1, 0, milliseconds),
    Buffer.alloc(52),
    fields(width << 16, height << 16),
  );
  const sample = box("stsd", fields(0, 1), box(codec, Buffer.alloc(78)));
  const media = box("mdia", box("minf", box("stbl", sample)));
  const film = Buffer.alloc(bytes, (seed % 255) + 1);
  return Buffer.concat([
    box("ftyp", Buffer.from("isom"), fields(512), Buffer.from("isomavc1")),
    box("moov", movie, box("trak", track, media)),
    box("mdat", film),
  ]);
}

function box(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([fields(body.length + 8), Buffer.from(name, "latin1"), body]);
}

function fields(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32BE(value >>> 0, index * 4));
  return out;
}
