import { AppError } from "@planrrr/contract";
import { isCutOff } from "./is-cut-off.ts";
import type { MediaReader } from "./media-reader.ts";

export interface VideoFacts {
  width: number;
  height: number;
  durationMs: number;
  videoCodec: string | null;
  audioCodec: string | null;
  frameRate: number | null;
}

/** Enough frames to tell the rate. */
const FRAMES = 120;

/** Reads what a video is from its tables, never the whole of it. Throws MEDIA_UNREADABLE. */
export async function probeVideo(file: MediaReader, mimeType: string): Promise<VideoFacts> {
  if (await isCutOff(file, mimeType))
    throw new AppError(
      "MEDIA_UNREADABLE",
      "This video breaks off before its end. Export it anew and upload that.",
    );
  const { CustomSource, Input, MP4, QTFF, WEBM } = await import("mediabunny");
  const source = new CustomSource({
    getSize: () => file.bytes,
    read: (start, end) => file.read(start, end),
    prefetchProfile: "fileSystem",
  });
  const input = new Input({ source, formats: [MP4, QTFF, WEBM] });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) throw new AppError("MEDIA_UNREADABLE", "There are no moving pictures in this file.");
    const audio = await input.getPrimaryAudioTrack();
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const { averagePacketRate } = await video.computePacketStats(FRAMES);
    const facts = {
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      durationMs: Math.round(seconds * 1000),
      videoCodec: await video.getCodec(),
      audioCodec: (await audio?.getCodec()) ?? null,
      frameRate: averagePacketRate > 0 ? Math.round(averagePacketRate * 100) / 100 : null,
    };
    if (facts.durationMs > 0 && facts.width > 0 && facts.height > 0) return facts;
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(cause);
  } finally {
    input.dispose();
  }
  throw unreadable();
}

function unreadable(cause?: unknown): AppError {
  return new AppError("MEDIA_UNREADABLE", "This video can't be read. Export it anew and upload that.", {
    cause,
  });
}
