import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from "mediabunny";

const PIECE = 1_048_576;
const avcConfig = new Uint8Array([
  1, 0x42, 0, 0x1f, 0xff, 0xe1, 0, 8, 0x67, 0x42, 0, 0x1f, 0x8c, 0x68, 5, 0, 1, 0, 4, 0x68, 0xce, 0x3c, 0x80,
]);

/** A true MP4 of any size: a short film and a box that players skip. Made while it is sent. */
export async function largeVideo(
  bytes: number,
): Promise<{ bytes: number; stream(): ReadableStream<Uint8Array> }> {
  const film = await shortFilm();
  const padding = bytes - film.length;
  const box = Buffer.alloc(16);
  box.writeUInt32BE(1, 0);
  box.write("free", 4, "latin1");
  box.writeBigUInt64BE(BigInt(padding), 8);
  const noise = Buffer.alloc(PIECE, "a piece of nothing in particular");
  return {
    bytes,
    stream: () => {
      let left = padding - box.length;
      const start = [film, box];
      return new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            const first = start.shift();
            const next = first ?? noise.subarray(0, Math.min(left, PIECE));
            if (!first) left -= next.length;
            controller.enqueue(next);
            if (left === 0) controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

async function shortFilm(): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ target, format: new Mp4OutputFormat({ fastStart: "in-memory" }) });
  const video = new EncodedVideoPacketSource("avc");
  output.addVideoTrack(video, { frameRate: 25 });
  await output.start();
  const decoderConfig = { codec: "avc1.42001f", codedWidth: 1920, codedHeight: 1080, description: avcConfig };
  const frame = new Uint8Array(200);
  for (let at = 0; at < 1500; at += 1)
    await video.add(new EncodedPacket(frame, at % 25 === 0 ? "key" : "delta", at / 25, 1 / 25), {
      decoderConfig,
    });
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}
