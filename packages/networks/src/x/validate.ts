import type { ContentProblem, MediaRef } from "@planrrr/contract";
import type { RulesInput, TextCount } from "../network.ts";
import {
  IMAGE_TYPES,
  MAX_ALT,
  MAX_FRAME_RATE,
  MAX_GIF_BYTES,
  MAX_IMAGE_BYTES,
  MAX_MEDIA,
  MIN_VIDEO_MS,
  parseLimits,
  VIDEO_TYPES,
} from "./limits.ts";
import { toPostText } from "./post-text.ts";
import { weighText } from "./weigh-text.ts";

type Field = ContentProblem["field"];
type Numbers = Pick<ContentProblem, "limit" | "actual" | "unit">;
const wrong = (code: string, field: Field, message: string, numbers: Numbers = {}): ContentProblem => ({
  code,
  severity: "error",
  field,
  message,
  ...numbers,
});

const hint = (code: string, field: Field, message: string): ContentProblem => ({
  code,
  severity: "warning",
  field,
  message,
});

export function countXText({ content, limits }: RulesInput): TextCount[] {
  const { maxWeight } = parseLimits(limits);
  return [{ unit: "characters", count: weighText(toPostText(content)), limit: maxWeight }];
}

export function validateX(input: RulesInput): ContentProblem[] {
  return [...checkText(input), ...checkMedia(input), ...checkExtras(input)];
}

function* checkText(input: RulesInput): Generator<ContentProblem> {
  const text = toPostText(input.content);
  if (text === "" && input.content.media.length === 0)
    yield wrong("EMPTY", "text", "Write something or add a file.");
  for (const { unit, count, limit } of countXText(input)) {
    const message = `X takes ${limit} characters from this account.`;
    if (count > limit) yield wrong("TEXT_TOO_LONG", "text", message, { limit, actual: count, unit });
  }
  if (/[\ufffe\uffff\ufeff]/.test(text))
    yield wrong("TEXT_HAS_INVALID_CHARACTERS", "text", "The text has characters X does not take.");
  const cashtags = text.match(/(?<=^|\s)\$[a-z]{1,6}\b/gi)?.length ?? 0;
  if (cashtags > 1)
    yield wrong("TOO_MANY_CASHTAGS", "text", "X takes one share ($NAME) in a post sent by an app.", {
      limit: 1,
      actual: cashtags,
      unit: "cashtags",
    });
}

function* checkMedia({ content: { media }, limits }: RulesInput): Generator<ContentProblem> {
  if (media.length > MAX_MEDIA)
    yield wrong("TOO_MANY_MEDIA", "media", `X shows ${MAX_MEDIA} pictures at most.`, {
      limit: MAX_MEDIA,
      actual: media.length,
      unit: "files",
    });
  if (media.length > 1 && media.some((item) => item.kind === "video"))
    yield wrong("VIDEO_NOT_ALONE", "media", "On X a video stands alone in a post from here.");
  if (media.length > 1 && media.some((item) => item.mimeType === "image/gif"))
    yield wrong("GIF_NOT_ALONE", "media", "On X a GIF stands alone in a post.");
  for (const item of media) yield* checkFile(item, limits);
}

function* checkFile(item: MediaRef, limits: RulesInput["limits"]): Generator<ContentProblem> {
  const { maxVideoBytes, maxVideoMs } = parseLimits(limits);
  const isVideo = item.kind === "video";
  if (!(isVideo ? VIDEO_TYPES : IMAGE_TYPES).includes(item.mimeType))
    yield wrong("MEDIA_TYPE_UNSUPPORTED", "media", `X does not take ${item.mimeType} files.`);
  const maxBytes = isVideo ? maxVideoBytes : item.mimeType === "image/gif" ? MAX_GIF_BYTES : MAX_IMAGE_BYTES;
  if (item.bytes > maxBytes)
    yield wrong("MEDIA_TOO_LARGE", "media", "A file is too large for X.", {
      limit: maxBytes,
      actual: item.bytes,
      unit: "bytes",
    });
  if (item.bytes === 0) yield wrong("MEDIA_EMPTY", "media", "This file is empty.");
  const [duration, rate] = [item.durationMs ?? 0, item.frameRate ?? 0];
  if (isVideo && duration > maxVideoMs)
    yield wrong(
      "VIDEO_TOO_LONG",
      "media",
      `X takes ${maxVideoMs / 1000} seconds of video from this account.`,
      {
        limit: maxVideoMs,
        actual: duration,
        unit: "milliseconds",
      },
    );
  if (isVideo && item.durationMs != null && duration < MIN_VIDEO_MS)
    yield wrong("VIDEO_TOO_SHORT", "media", "X takes videos from half a second on.", {
      limit: MIN_VIDEO_MS,
      actual: duration,
      unit: "milliseconds",
    });
  if (isVideo && rate > MAX_FRAME_RATE + 0.5)
    yield wrong("VIDEO_FRAME_RATE_TOO_HIGH", "media", "X takes 60 frames per second.", {
      limit: MAX_FRAME_RATE,
      actual: rate,
      unit: "frames per second",
    });
  const ratio = (item.width ?? 1) / (item.height ?? 1);
  if (isVideo && (ratio > 3 || ratio < 1 / 3))
    yield wrong(
      "VIDEO_RATIO",
      "media",
      "On X a video is three times as wide as high at most, or the reverse.",
    );
  if (item.alt.length > MAX_ALT)
    yield wrong("ALT_TOO_LONG", "media", `A description has ${MAX_ALT} characters at most.`, {
      limit: MAX_ALT,
      actual: item.alt.length,
      unit: "characters",
    });
  if (item.alt.trim() === "" && !isVideo)
    yield hint("ALT_MISSING", "media", "A picture has no description for people who can't see it.");
}

function* checkExtras({ content: { visibility, contentWarning } }: RulesInput): Generator<ContentProblem> {
  if (visibility === "private" || visibility === "direct")
    yield wrong("VISIBILITY_UNSUPPORTED", "visibility", "A post on X is public.");
  if (visibility === "unlisted")
    yield hint("VISIBILITY_UNSUPPORTED", "visibility", "X has no unlisted posts; this one will be public.");
  if ((contentWarning ?? "").trim() !== "")
    yield hint(
      "CONTENT_WARNING_UNSUPPORTED",
      "contentWarning",
      "X has no content warnings; the text is shown at once.",
    );
}
