import type { CreatePostInput, MediaRef, NetworkName } from "@planrrr/contract";

export type MediaSpec = Omit<MediaRef, "id">;

/** One post for one network, and the vendor's rule it breaks (or keeps). */
export interface CorpusPost {
  network: NetworkName;
  /** Where the vendor says so, and what. */
  rule: string;
  post: Partial<Omit<CreatePostInput, "mediaIds" | "connectionIds">> & { text: string };
  media: MediaSpec[];
}

const MB = 1_000_000;

export const jpeg = (more: Partial<MediaSpec> = {}): MediaSpec => ({
  kind: "image",
  mimeType: "image/jpeg",
  bytes: 400_000,
  width: 1080,
  height: 1080,
  alt: "A field in the morning",
  ...more,
});
export const png = (more: Partial<MediaSpec> = {}) => jpeg({ mimeType: "image/png", ...more });
export const webp = (more: Partial<MediaSpec> = {}) => jpeg({ mimeType: "image/webp", ...more });
export const gif = (more: Partial<MediaSpec> = {}) => jpeg({ mimeType: "image/gif", ...more });

export const mp4 = (more: Partial<MediaSpec> = {}): MediaSpec => ({
  kind: "video",
  mimeType: "video/mp4",
  bytes: 20 * MB,
  width: 1280,
  height: 720,
  durationMs: 30_000,
  videoCodec: "avc",
  audioCodec: "aac",
  frameRate: 30,
  alt: "A walk along a river",
  ...more,
});
export const mov = (more: Partial<MediaSpec> = {}) => mp4({ mimeType: "video/quicktime", ...more });
export const webm = (more: Partial<MediaSpec> = {}) =>
  mp4({ mimeType: "video/webm", videoCodec: "vp9", audioCodec: "opus", ...more });
/** Upright, as reels are. */
export const upright = (more: Partial<MediaSpec> = {}) => mp4({ width: 1080, height: 1920, ...more });

export const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
export const letters = (count: number, letter = "a"): string => letter.repeat(count);

/** Words of ten letters with their space, cut to a length. */
export const words = (count: number): string =>
  "something ".repeat(Math.ceil(count / 10)).slice(0, count - 1) + ".";

/** Four people in one picture: one character to a reader, eleven code units, twenty-five bytes. */
export const FAMILY = "👨‍👩‍👧‍👦";
/** A letter and its accent apart: one to a reader. */
export const ACCENTED = "e\u0301";
export const LINK = "https://example.com/walks";

/** Posts of one network that break one rule. */
export function breaking(
  network: NetworkName,
  rule: string,
  posts: readonly (string | { text?: string; media?: MediaSpec[]; post?: Partial<CorpusPost["post"]> })[],
): CorpusPost[] {
  return posts.map((each) =>
    typeof each === "string"
      ? { network, rule, post: { text: each }, media: [] }
      : { network, rule, post: { text: each.text ?? "Slow walks", ...each.post }, media: each.media ?? [] },
  );
}

/** The same, for rules about files. */
export const breakingFiles = (
  network: NetworkName,
  rule: string,
  files: readonly (MediaSpec | MediaSpec[])[],
  post: Partial<CorpusPost["post"]> = {},
): CorpusPost[] =>
  breaking(
    network,
    rule,
    files.map((each) => ({ media: Array.isArray(each) ? each : [each], post })),
  );
