import type { ContentProblem } from "@planrrr/contract";
import { countGraphemes } from "../count-graphemes.ts";
import type { RulesInput } from "../network.ts";
import { countMastodonText } from "./count-text.ts";
import { parseLimits } from "./limits.ts";

export function validateMastodon(input: RulesInput): ContentProblem[] {
  return [...checkText(input), ...checkCounts(input), ...checkFiles(input)];
}

function* checkText(input: RulesInput): Generator<ContentProblem> {
  const { text, media, link } = input.content;
  if (text.trim() === "" && media.length === 0 && link === undefined) {
    yield { code: "EMPTY", severity: "error", field: "text", message: "Write something or add a file." };
  }
  for (const { unit, count, limit } of countMastodonText(input)) {
    if (count <= limit) continue;
    const message = `This server takes ${limit} characters.`;
    yield { code: "TEXT_TOO_LONG", severity: "error", field: "text", message, limit, actual: count, unit };
  }
}

function* checkCounts({ content: { media }, limits }: RulesInput): Generator<ContentProblem> {
  const { maxMedia } = parseLimits(limits);
  if (media.length > maxMedia) {
    const message = `This server takes ${maxMedia} files in a post.`;
    yield {
      code: "TOO_MANY_MEDIA",
      severity: "error",
      field: "media",
      message,
      limit: maxMedia,
      actual: media.length,
      unit: "files",
    };
  }
  if (media.length > 1 && media.some((item) => item.kind === "video")) {
    yield {
      code: "VIDEO_NOT_ALONE",
      severity: "error",
      field: "media",
      message: "On Mastodon a video stands alone in a post.",
    };
  }
}

function* checkFiles({ content: { media }, limits }: RulesInput): Generator<ContentProblem> {
  const { mimeTypes, maxImageBytes, maxVideoBytes, maxAltCharacters, ...most } = parseLimits(limits);
  for (const item of media) {
    const maxBytes = item.kind === "image" ? maxImageBytes : maxVideoBytes;
    if (!mimeTypes.includes(item.mimeType)) {
      const message = `This server does not take ${item.mimeType} files.`;
      yield { code: "MEDIA_TYPE_UNSUPPORTED", severity: "error", field: "media", message };
    }
    if (item.bytes > maxBytes) {
      const message = "A file is too large for this server.";
      yield {
        code: "MEDIA_TOO_LARGE",
        severity: "error",
        field: "media",
        message,
        limit: maxBytes,
        actual: item.bytes,
        unit: "bytes",
      };
    }
    if (item.bytes === 0)
      yield { code: "MEDIA_EMPTY", severity: "error", field: "media", message: "This file is empty." };
    const pixels = (item.width ?? 0) * (item.height ?? 0);
    const maxPixels = item.kind === "image" ? most.maxImagePixels : most.maxVideoPixels;
    if (pixels > maxPixels) {
      const message = `A ${item.kind === "image" ? "picture" : "video"} has too many pixels for this server.`;
      yield {
        code: "MEDIA_TOO_MANY_PIXELS",
        severity: "error",
        field: "media",
        message,
        limit: maxPixels,
        actual: pixels,
        unit: "pixels",
      };
    }
    if (item.kind === "video" && (item.frameRate ?? 0) > most.maxFrameRate + 0.5) {
      yield {
        code: "VIDEO_FRAME_RATE_TOO_HIGH",
        severity: "error",
        field: "media",
        message: `This server takes ${most.maxFrameRate} frames per second.`,
        limit: most.maxFrameRate,
        actual: item.frameRate ?? 0,
        unit: "frames per second",
      };
    }
    const alt = countGraphemes(item.alt);
    if (alt > maxAltCharacters) {
      const message = `A description has ${maxAltCharacters} characters at most.`;
      yield {
        code: "ALT_TOO_LONG",
        severity: "error",
        field: "media",
        message,
        limit: maxAltCharacters,
        actual: alt,
        unit: "characters",
      };
    }
    if (alt === 0) {
      yield {
        code: "ALT_MISSING",
        severity: "warning",
        field: "media",
        message: "A file has no description for people who can't see it.",
      };
    }
  }
}
