import type { ContentProblem } from "@planrrr/contract";
import { checkMedia, type FileRules } from "../graph/check-media.ts";
import { problem, remark } from "../graph/problem.ts";
import type { PictureLimits, RulesInput, TextCount } from "../network.ts";
import { type Shape, shapeOf } from "./shape-of.ts";
import { findTags, toCaption } from "./to-caption.ts";

const CAPTION = 2200;
const COMMENT = 300;
const HASHTAGS = 30;
const MENTIONS = 20;
const CAROUSEL = 10;

/** [doc instagram-user/media: image, reel, story and carousel specifications] */
const FEED: FileRules = {
  who: "Instagram",
  imageTypes: ["image/jpeg"],
  videoTypes: ["video/mp4", "video/quicktime"],
  imageBytes: 8_388_608,
  videoBytes: 100_000_000,
  imageRatio: { least: 4 / 5, most: 1.91 },
  videoRatio: { least: 0.01, most: 10 },
  videoMs: { least: 3000, most: 60_000 },
  videoCodecs: ["avc", "hevc"],
  maxVideoWidth: 1920,
  frameRate: { least: 23, most: 60 },
  maxAlt: 1000,
};
/** Wider ones are made 1,440 pixels wide by Instagram itself, less well. */
export const instagramPictures: PictureLimits = {
  mimeTypes: FEED.imageTypes,
  maxBytes: FEED.imageBytes,
  maxSide: 1800,
};
const { imageRatio: _any, ...STORY } = { ...FEED, who: "An Instagram story" };
const REEL: FileRules = {
  ...FEED,
  who: "An Instagram reel",
  videoBytes: 300_000_000,
  videoMs: { least: 3000, most: 900_000 },
};
const RULES: { [shape in Shape]: FileRules } = {
  image: FEED,
  carousel: FEED,
  comment: FEED,
  story: STORY,
  reel: REEL,
};

export function countInstagramText({ content }: RulesInput): TextCount[] {
  const caption = toCaption(content);
  const { hashtags, mentions } = findTags(caption);
  const limit = content.role === "comment" ? COMMENT : CAPTION;
  return [
    { unit: "characters", count: caption.length, limit },
    { unit: "hashtags", count: hashtags, limit: HASHTAGS },
    { unit: "mentions", count: mentions, limit: MENTIONS },
  ];
}

export function validateInstagram(input: RulesInput): ContentProblem[] {
  const shape = shapeOf(input.content);
  const files =
    shape === "comment" ? [] : input.content.media.flatMap((item) => [...checkMedia(item, RULES[shape])]);
  return [...checkText(input, shape), ...checkCounts(input, shape), ...files];
}

const CODES: { [unit: string]: string } = {
  characters: "TEXT_TOO_LONG",
  hashtags: "TOO_MANY_HASHTAGS",
  mentions: "TOO_MANY_MENTIONS",
};

function* checkText(input: RulesInput, shape: Shape): Generator<ContentProblem> {
  const { text, link, role } = input.content;
  for (const { unit, count, limit } of countInstagramText(input))
    if (count > limit)
      yield problem(CODES[unit] ?? unit, "text", `Instagram takes ${limit} ${unit}.`, {
        limit,
        actual: count,
        unit,
      });
  if (role === "thread") yield problem("THREAD_UNSUPPORTED", "thread", "Instagram has no threads.");
  if (shape === "comment" && text.trim() === "") yield problem("EMPTY", "text", "Write something.");
  if (shape === "story" && text.trim() !== "")
    yield remark("TEXT_NOT_SHOWN", "text", "A story shows its picture or video, not the text.");
  if (shape !== "story" && (link !== undefined || /https?:\/\//.test(text)))
    yield remark("LINK_NOT_CLICKABLE", "link", "On Instagram nobody can press a link in the text.");
}

function* checkCounts({ content: { media, text } }: RulesInput, shape: Shape): Generator<ContentProblem> {
  const actual = media.length;
  if (shape === "comment") {
    if (actual > 0)
      yield problem("TOO_MANY_MEDIA", "comment", "A first comment on Instagram has words alone.");
    return;
  }
  if (actual === 0) {
    const code = text.trim() === "" ? "EMPTY" : "MEDIA_NEEDED";
    yield problem(code, "media", "Instagram takes no post without a picture or a video.");
  }
  const limit = shape === "story" || shape === "reel" ? 1 : CAROUSEL;
  if (actual > limit) {
    const message = limit === 1 ? "This takes one file." : `Instagram takes ${limit} files in a post.`;
    yield problem("TOO_MANY_MEDIA", "media", message, { limit, actual, unit: "files" });
  }
  if (shape === "reel" && media.some((item) => item.kind !== "video"))
    yield problem("REEL_NEEDS_VIDEO", "media", "An Instagram reel is a video.");
}
