import type { ContentProblem } from "@planrrr/contract";
import { checkMedia, type FileRules } from "../graph/check-media.ts";
import { problem } from "../graph/problem.ts";
import type { PictureLimits, RulesInput, TextCount } from "../network.ts";
import { toMessage } from "./to-message.ts";

const CHARACTERS = 63_206;
const COMMENT_CHARACTERS = 8000;
const PICTURES = 10;

/** [doc page/photos; video-api/reference/error-codes 1363023: 2 GB] */
const POST: FileRules = {
  who: "Facebook",
  imageTypes: ["image/jpeg", "image/png", "image/gif"],
  videoTypes: ["video/mp4", "video/quicktime"],
  imageBytes: 10_000_000,
  videoBytes: 2_000_000_000,
  videoMs: { least: 1000, most: 14_400_000 },
};

export const facebookPictures: PictureLimits = { mimeTypes: POST.imageTypes, maxBytes: POST.imageBytes };

/** [doc video-api/guides/reels-publishing] */
const REEL: FileRules = {
  ...POST,
  who: "A Facebook reel",
  imageTypes: [],
  videoRatio: { least: 9 / 16, most: 9 / 16 },
  videoMs: { least: 3000, most: 90_000 },
  minVideo: { width: 540, height: 960 },
  frameRate: { least: 24, most: 60 },
};

export function countFacebookText({ content }: RulesInput): TextCount[] {
  const limit = content.role === "comment" ? COMMENT_CHARACTERS : CHARACTERS;
  return [{ unit: "characters", count: toMessage(content).length, limit }];
}

export function validateFacebook(input: RulesInput): ContentProblem[] {
  return [...checkText(input), ...checkCounts(input), ...checkFiles(input)];
}

function* checkText(input: RulesInput): Generator<ContentProblem> {
  const { text, media, link, role } = input.content;
  if (text.trim() === "" && media.length === 0 && link === undefined)
    yield problem("EMPTY", "text", "Write something or add a file.");
  for (const { unit, count, limit } of countFacebookText(input))
    if (count > limit)
      yield problem("TEXT_TOO_LONG", "text", `Facebook takes ${limit} characters.`, {
        limit,
        actual: count,
        unit,
      });
  if (role === "comment" && media.length > 0)
    yield problem("TOO_MANY_MEDIA", "comment", "A first comment on Facebook has words alone.");
  if (role === "thread") yield problem("THREAD_UNSUPPORTED", "thread", "Facebook has no threads.");
}

function* checkCounts({ content: { media, options } }: RulesInput): Generator<ContentProblem> {
  const actual = media.length;
  const films = media.filter((item) => item.kind === "video").length;
  if (options?.facebook?.as === "reel" && (actual !== 1 || films !== 1))
    yield problem("REEL_NEEDS_VIDEO", "media", "A Facebook reel is one video and nothing else.");
  if (actual > PICTURES) {
    const message = `Facebook takes ${PICTURES} pictures in a post.`;
    yield problem("TOO_MANY_MEDIA", "media", message, { limit: PICTURES, actual, unit: "files" });
  }
  if (actual > 1 && films > 0)
    yield problem("VIDEO_NOT_ALONE", "media", "On Facebook a video stands alone in a post.");
}

function* checkFiles({ content: { media, options } }: RulesInput): Generator<ContentProblem> {
  const rules = options?.facebook?.as === "reel" ? REEL : POST;
  for (const item of media) yield* checkMedia(item, rules);
}
