/** A real baseline JPEG of one grey, of any size; another `shade` is another file. */
export function drawJpeg(width: number, height: number, shade = 0): Buffer<ArrayBuffer> {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 16)]),
    segment(0xfe, [...Buffer.from(`shade ${shade}`)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    // One code each: a difference of 0 or of 6 bits; "end of block".
    segment(0xc4, [0x00, 1, 1, ...Array.from({ length: 14 }, () => 0), 0, 6]),
    segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scan(blocks, shade % 64),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** The first block carries the grey, the others differ from it by nothing. */
function scan(blocks: number, shade: number): Buffer {
  const first = `10${((shade & 31) | (shade >= 32 ? 32 : 0)).toString(2).padStart(6, "0")}0`;
  const bits = first + "00".repeat(blocks - 1);
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "1");
  const bytes = padded.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}

function segment(marker: number, body: number[]): Buffer {
  const length = body.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...body]);
}
