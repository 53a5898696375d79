import type { ContentProblem, MediaRef } from "@planrrr/contract";
import { problem, remark } from "./problem.ts";

export interface FileRules {
  /** `Facebook`, `An Instagram story`: begins the sentences. */
  who: string;
  imageTypes: string[];
  videoTypes: string[];
  imageBytes: number;
  videoBytes: number;
  /** Width by height; absent: every ratio is taken. */
  imageRatio?: { least: number; most: number };
  videoRatio?: { least: number; most: number };
  videoMs?: { least: number; most: number };
  videoCodecs?: string[];
  maxVideoWidth?: number;
  minVideo?: { width: number; height: number };
  /** Frames per second. */
  frameRate?: { least: number; most: number };
  /** Of a picture's description, in characters. */
  maxAlt?: number;
}

/** Pictures a pixel off are taken: Meta rounds, too. */
const TOLERANCE = 0.005;

/** One file against what one place takes. What is not known of a file is not held against it. */
export function* checkMedia(item: MediaRef, rules: FileRules): Generator<ContentProblem> {
  const isVideo = item.kind === "video";
  const { who } = rules;
  const types = isVideo ? rules.videoTypes : rules.imageTypes;
  const limit = isVideo ? rules.videoBytes : rules.imageBytes;
  if (!types.includes(item.mimeType))
    yield problem("MEDIA_TYPE_UNSUPPORTED", "media", `${who} does not take ${item.mimeType} files.`);
  if (item.bytes === 0) yield problem("MEDIA_EMPTY", "media", "This file is empty.");
  if (item.bytes > limit)
    yield problem(
      "MEDIA_TOO_LARGE",
      "media",
      `A file is too large: ${who} takes ${Math.floor(limit / 1_000_000)} MB.`,
      {
        limit,
        actual: item.bytes,
        unit: "bytes",
      },
    );
  yield* checkShape(item, rules);
  if (isVideo) yield* checkFilm(item, rules);
  else if (rules.maxAlt !== undefined && item.alt.length > rules.maxAlt)
    yield problem("ALT_TOO_LONG", "media", `A description has ${rules.maxAlt} characters at most.`, {
      limit: rules.maxAlt,
      actual: item.alt.length,
      unit: "characters",
    });
  else if (item.alt.trim() === "")
    yield remark("ALT_MISSING", "media", "A picture has no description for people who can't see it.");
}

function* checkShape({ kind, width, height }: MediaRef, rules: FileRules): Generator<ContentProblem> {
  const ratio = kind === "video" ? rules.videoRatio : rules.imageRatio;
  if (ratio === undefined || !width || !height) return;
  const actual = width / height;
  if (actual >= ratio.least - TOLERANCE && actual <= ratio.most + TOLERANCE) return;
  const isTall = actual < ratio.least;
  const message = `${rules.who} does not take a ${kind === "video" ? "video" : "picture"} that is so ${isTall ? "tall" : "wide"}.`;
  const limit = isTall ? ratio.least : ratio.most;
  yield problem("MEDIA_WRONG_RATIO", "media", message, { limit, actual, unit: "width/height" });
}

function* checkFilm(item: MediaRef, rules: FileRules): Generator<ContentProblem> {
  const { who, videoMs, videoCodecs, maxVideoWidth, minVideo, frameRate } = rules;
  const { durationMs, videoCodec, width, height } = item;
  if (durationMs != null && videoMs !== undefined) {
    const unit = "ms";
    if (durationMs < videoMs.least) {
      const message = `${who} takes videos from ${videoMs.least / 1000} seconds on.`;
      yield problem("VIDEO_TOO_SHORT", "media", message, { limit: videoMs.least, actual: durationMs, unit });
    }
    if (durationMs > videoMs.most) {
      const message = `${who} takes videos of ${videoMs.most / 1000} seconds at most.`;
      yield problem("VIDEO_TOO_LONG", "media", message, { limit: videoMs.most, actual: durationMs, unit });
    }
  }
  // Cameras write 23.976 and 59.94, and say 24 and 60.
  const rate = item.frameRate;
  if (
    rate != null &&
    frameRate !== undefined &&
    (rate < frameRate.least - 0.5 || rate > frameRate.most + 0.5)
  )
    yield problem(
      rate < frameRate.least ? "VIDEO_FRAME_RATE_TOO_LOW" : "VIDEO_FRAME_RATE_TOO_HIGH",
      "media",
      `${who} takes videos of ${frameRate.least} to ${frameRate.most} frames per second.`,
      {
        limit: rate < frameRate.least ? frameRate.least : frameRate.most,
        actual: rate,
        unit: "frames per second",
      },
    );
  if (videoCodec != null && videoCodecs !== undefined && !videoCodecs.includes(videoCodec))
    yield problem("VIDEO_CODEC_UNSUPPORTED", "media", `${who} does not take videos in ${videoCodec}.`);
  if (width && maxVideoWidth !== undefined && width > maxVideoWidth) {
    const message = `${who} takes videos of ${maxVideoWidth} pixels in width at most.`;
    yield problem("MEDIA_TOO_MANY_PIXELS", "media", message, {
      limit: maxVideoWidth,
      actual: width,
      unit: "pixels",
    });
  }
  if (width && height && minVideo !== undefined && (width < minVideo.width || height < minVideo.height)) {
    const message = `${who} takes videos from ${minVideo.width} × ${minVideo.height} pixels on.`;
    yield problem("MEDIA_TOO_SMALL", "media", message, {
      limit: minVideo.width,
      actual: width,
      unit: "pixels",
    });
  }
}
