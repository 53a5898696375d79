import type { ContentProblem, PublicationContent } from "@planrrr/contract";
import { countGraphemes } from "../count-graphemes.ts";
import type { RulesInput, TextCount } from "../network.ts";
import { countBytes } from "./byte-offsets.ts";
import { IMAGE_TYPES, MAX_BYTES, MAX_GRAPHEMES, MAX_IMAGE_BYTES, MAX_IMAGES } from "./limits.ts";

export function countBlueskyText({ content }: RulesInput): TextCount[] {
  return [
    { unit: "graphemes", count: countGraphemes(content.text), limit: MAX_GRAPHEMES },
    { unit: "bytes", count: countBytes(content.text), limit: MAX_BYTES },
  ];
}

export function validateBluesky(input: RulesInput): ContentProblem[] {
  return [...checkText(input), ...checkMedia(input.content), ...checkExtras(input.content)];
}

function* checkText(input: RulesInput): Generator<ContentProblem> {
  const { text, media, link } = input.content;
  if (text.trim() === "" && media.length === 0 && link === undefined) {
    yield { code: "EMPTY", severity: "error", field: "text", message: "Write something or add a picture." };
  }
  for (const { unit, count, limit } of countBlueskyText(input)) {
    if (count <= limit) continue;
    const message = `Bluesky takes ${limit} ${unit === "graphemes" ? "characters" : "bytes"} of text.`;
    yield { code: "TEXT_TOO_LONG", severity: "error", field: "text", message, limit, actual: count, unit };
  }
}

function* checkMedia({ media, link }: PublicationContent): Generator<ContentProblem> {
  if (media.some((item) => item.kind === "video")) {
    yield {
      code: "VIDEO_UNSUPPORTED",
      severity: "error",
      field: "media",
      message: "Videos can't go to Bluesky from here yet.",
    };
  }
  const images = media.filter((item) => item.kind === "image");
  if (images.length > MAX_IMAGES) {
    const message = `Bluesky shows ${MAX_IMAGES} pictures at most.`;
    yield {
      code: "TOO_MANY_MEDIA",
      severity: "error",
      field: "media",
      message,
      limit: MAX_IMAGES,
      actual: images.length,
      unit: "files",
    };
  }
  for (const image of images) {
    if (!IMAGE_TYPES.includes(image.mimeType)) {
      const message = `Bluesky does not show ${image.mimeType} pictures.`;
      yield { code: "MEDIA_TYPE_UNSUPPORTED", severity: "error", field: "media", message };
    }
    if (image.bytes > MAX_IMAGE_BYTES) {
      const message = "Bluesky takes pictures of 2 MB at most.";
      yield {
        code: "MEDIA_TOO_LARGE",
        severity: "error",
        field: "media",
        message,
        limit: MAX_IMAGE_BYTES,
        actual: image.bytes,
        unit: "bytes",
      };
    }
    if (image.bytes === 0)
      yield { code: "MEDIA_EMPTY", severity: "error", field: "media", message: "This file is empty." };
    if (image.mimeType === "image/gif") {
      yield {
        code: "GIF_STANDS_STILL",
        severity: "warning",
        field: "media",
        message: "Bluesky shows a GIF as a still picture.",
      };
    }
    if (image.alt.trim() === "") {
      yield {
        code: "ALT_MISSING",
        severity: "warning",
        field: "media",
        message: "A picture has no description for people who can't see it.",
      };
    }
  }
  if (media.length > 0 && link !== undefined) {
    const message = "A Bluesky post has pictures or a link card, not both.";
    yield { code: "LINK_WITH_MEDIA", severity: "error", field: "link", message };
  }
}

function* checkExtras({
  visibility,
  contentWarning,
  language,
}: PublicationContent): Generator<ContentProblem> {
  if (visibility === "private" || visibility === "direct") {
    const message = "Everything on Bluesky is public.";
    yield { code: "VISIBILITY_UNSUPPORTED", severity: "error", field: "visibility", message };
  }
  if (visibility === "unlisted") {
    const message = "Bluesky has no unlisted posts; this one will be public.";
    yield { code: "VISIBILITY_UNSUPPORTED", severity: "warning", field: "visibility", message };
  }
  if (contentWarning !== undefined && contentWarning.trim() !== "") {
    const message = "Bluesky has no content warnings; the text is shown at once.";
    yield { code: "CONTENT_WARNING_UNSUPPORTED", severity: "warning", field: "contentWarning", message };
  }
  if (language !== undefined && toLanguageTag(language) === undefined) {
    yield {
      code: "LANGUAGE_UNKNOWN",
      severity: "warning",
      field: "language",
      message: "This language is not known and is left out.",
    };
  }
}

/** The tag as BCP 47 writes it; undefined where it is none. */
export function toLanguageTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
