import type { ContentProblem, MediaRef } from "@planrrr/contract";
import type { RulesInput, TextCount } from "../network.ts";
import { MAX_COMMENT, MAX_DESCRIPTION_BYTES, MAX_TAGS, MAX_VIDEO_BYTES, parseLimits } from "./limits.ts";
import { MAX_TITLE } from "./max-title.ts";
import { countTags, toDescription, toPrivacy, toTitle } from "./video-details.ts";

type Field = ContentProblem["field"];
type Numbers = Pick<ContentProblem, "limit" | "actual" | "unit">;
const problem =
  (severity: ContentProblem["severity"]) =>
  (code: string, field: Field, message: string, numbers: Numbers = {}): ContentProblem => ({
    code,
    severity,
    field,
    message,
    ...numbers,
  });
const wrong = problem("error");
const hint = problem("warning");

export function countYoutubeText({ content }: RulesInput): TextCount[] {
  if (content.role === "comment")
    return [{ unit: "characters", count: content.text.trim().length, limit: MAX_COMMENT }];
  const count = new TextEncoder().encode(toDescription(content)).length;
  return [{ unit: "bytes", count, limit: MAX_DESCRIPTION_BYTES }];
}

export function validateYoutube(input: RulesInput): ContentProblem[] {
  if (input.content.role === "thread")
    return [wrong("THREAD_UNSUPPORTED", "thread", "YouTube has no threads.")];
  if (input.content.role === "comment") return [...checkLength(input), ...checkComment(input)];
  return [...checkLength(input), ...checkWords(input), ...checkMedia(input), ...checkOptions(input)];
}

function* checkLength(input: RulesInput): Generator<ContentProblem> {
  for (const { unit, count, limit } of countYoutubeText(input)) {
    const message = `YouTube takes ${limit} ${unit} of text here.`;
    if (count > limit) yield wrong("TEXT_TOO_LONG", "text", message, { limit, actual: count, unit });
  }
}

function* checkComment({ content: { text, media } }: RulesInput): Generator<ContentProblem> {
  if (text.trim() === "") yield wrong("EMPTY", "text", "Write something.");
  if (media.length > 0) yield wrong("MEDIA_UNSUPPORTED", "media", "A comment on YouTube is a text.");
}

function* checkWords({ content }: RulesInput): Generator<ContentProblem> {
  const isEmpty = content.text.trim() === "" && content.media.length === 0 && content.link === undefined;
  if (isEmpty) yield wrong("EMPTY", "text", "Add a video and give it a title.");
  const title = toTitle(content);
  const length = Array.from(title).length;
  if (title === "") yield wrong("TITLE_MISSING", "options", "A video on YouTube needs a title.");
  if (length > MAX_TITLE)
    yield wrong("TITLE_TOO_LONG", "options", `A title has ${MAX_TITLE} characters at most.`, {
      limit: MAX_TITLE,
      actual: length,
      unit: "characters",
    });
  if (/[<>]/.test(content.text + (content.options?.youtube?.title ?? "")))
    yield hint("ANGLES_REPLACED", "text", "YouTube takes no < and >. They become ‹ and ›.");
}

function* checkMedia({ content: { media }, limits }: RulesInput): Generator<ContentProblem> {
  if (media.length === 0) yield wrong("VIDEO_MISSING", "media", "A post on YouTube is a video: add one.");
  if (media.length > 1)
    yield wrong("TOO_MANY_MEDIA", "media", "A post on YouTube is one video.", {
      limit: 1,
      actual: media.length,
      unit: "files",
    });
  for (const item of media) yield* checkFile(item, limits);
}

function* checkFile(item: MediaRef, limits: RulesInput["limits"]): Generator<ContentProblem> {
  if (item.kind !== "video" || !item.mimeType.startsWith("video/"))
    yield wrong("MEDIA_TYPE_UNSUPPORTED", "media", `YouTube takes videos; this is ${item.mimeType}.`);
  if (item.bytes === 0) yield wrong("MEDIA_EMPTY", "media", "This file is empty.");
  if (item.bytes > MAX_VIDEO_BYTES)
    yield wrong("MEDIA_TOO_LARGE", "media", "YouTube takes 256 GB.", {
      limit: MAX_VIDEO_BYTES,
      actual: item.bytes,
      unit: "bytes",
    });
  const { maxVideoMs } = parseLimits(limits);
  const duration = item.durationMs ?? 0;
  if (duration > maxVideoMs)
    yield wrong(
      "VIDEO_TOO_LONG",
      "media",
      `YouTube takes ${maxVideoMs / 60_000} minutes from this channel.`,
      {
        limit: maxVideoMs,
        actual: duration,
        unit: "milliseconds",
      },
    );
}

function* checkOptions({ content, at }: RulesInput): Generator<ContentProblem> {
  const { tags = [], publishAt, categoryId } = content.options?.youtube ?? {};
  const length = countTags(tags);
  if (length > MAX_TAGS)
    yield wrong("TAGS_TOO_LONG", "options", `All tags together have ${MAX_TAGS} characters at most.`, {
      limit: MAX_TAGS,
      actual: length,
      unit: "characters",
    });
  if (tags.some((tag) => tag.trim() === "" || /[<>]/.test(tag)))
    yield wrong("TAG_INVALID", "options", "A tag is empty or has a < or >.");
  if (categoryId !== undefined && !/^\d{1,2}$/.test(categoryId))
    yield wrong("CATEGORY_INVALID", "options", "That is none of YouTube's categories.");
  if (publishAt !== undefined && at !== undefined && Date.parse(publishAt) <= at)
    yield wrong("PUBLISH_AT_PAST", "options", "The time at which the video becomes public is over by then.");
  if (publishAt !== undefined && toPrivacy(content) === "unlisted")
    yield wrong(
      "PUBLISH_AT_NEEDS_PUBLIC",
      "options",
      "YouTube turns a video public at a time, not unlisted.",
    );
  if (content.visibility === "direct")
    yield wrong("VISIBILITY_UNSUPPORTED", "visibility", "A video on YouTube is public, unlisted or private.");
  if ((content.contentWarning ?? "").trim() !== "")
    yield hint("CONTENT_WARNING_UNSUPPORTED", "contentWarning", "YouTube has no content warnings.");
}
