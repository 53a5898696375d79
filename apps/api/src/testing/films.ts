import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";

export interface FilmOptions {
  format?: "mp4" | "mov" | "webm";
  seconds?: number;
  fps?: number;
  width?: number;
  height?: number;
  frameBytes?: number;
}

/** A video with true tables and frames of noise: nothing here decodes it. */
export async function film(options: FilmOptions = {}): Promise<Buffer> {
  const { format = "mp4", seconds = 2, fps = 25, width = 640, height = 360, frameBytes = 200 } = options;
  const webm = format === "webm";
  const target = new BufferTarget();
  const output = new Output({
    target,
    format: webm
      ? new WebMOutputFormat()
      : format === "mov"
        ? new MovOutputFormat({ fastStart: "in-memory" })
        : new Mp4OutputFormat({ fastStart: "in-memory" }),
  });
  const video = new EncodedVideoPacketSource(webm ? "vp9" : "avc");
  const audio = new EncodedAudioPacketSource(webm ? "opus" : "aac");
  output.addVideoTrack(video, { frameRate: fps });
  output.addAudioTrack(audio);
  await output.start();
  const config = webm
    ? { codec: "vp09.00.10.08", codedWidth: width, codedHeight: height }
    : { codec: "avc1.42001f", codedWidth: width, codedHeight: height, description: avcConfig };
  const sound = webm
    ? { codec: "opus", sampleRate: 48_000, numberOfChannels: 2 }
    : {
        codec: "mp4a.40.2",
        sampleRate: 48_000,
        numberOfChannels: 2,
        description: new Uint8Array([0x11, 0x90]),
      };
  const frame = new Uint8Array(frameBytes).fill(0x5a);
  new DataView(frame.buffer).setUint32(0, frameBytes - 4);
  for (let at = 0; at < seconds * fps; at++) {
    await video.add(new EncodedPacket(frame, at % fps === 0 ? "key" : "delta", at / fps, 1 / fps), {
      decoderConfig: config,
    });
    await audio.add(new EncodedPacket(frame.subarray(0, 20), "key", at / fps, 1 / fps), {
      decoderConfig: sound,
    });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

/** `avcC` of a baseline stream with one sequence and one picture parameter set. */
const avcConfig = new Uint8Array([
  1, 0x42, 0, 0x1f, 0xff, 0xe1, 0, 8, 0x67, 0x42, 0, 0x1f, 0x8c, 0x68, 5, 0, 1, 0, 4, 0x68, 0xce, 0x3c, 0x80,
]);
