import { createHash } from "node:crypto";
import { forbidden, invalidRequest, XProblem } from "./problem.ts";
import type { XState } from "./state.ts";
import type { MediaCategory, XAccount, XMedia } from "./types.ts";

const DAY_S = 86_400;
const MB = 1_048_576;
/** developer.x.com, "Uploading media": a segment has 5 MB at most. */
export const SEGMENT_BYTES = 5 * MB;
const DEFAULT_POLLS = 2;
/** docs.x.com/x-api/media/introduction; Premium's large videos are [k]. */
const MAX_BYTES: { [category in MediaCategory]: number } = {
  tweet_image: 5 * MB,
  tweet_gif: 15 * MB,
  tweet_video: 512 * MB,
  amplify_video: 512 * MB,
};
const PREMIUM_VIDEO_BYTES = 8192 * MB;
const KEYS: { [category in MediaCategory]: string } = {
  tweet_image: "3",
  tweet_video: "7",
  tweet_gif: "16",
  amplify_video: "13",
};
const TYPES: { [category in MediaCategory]: RegExp } = {
  tweet_image: /^image\/(jpeg|pjpeg|png|webp|bmp|tiff|gif)$/,
  tweet_gif: /^image\/gif$/,
  tweet_video: /^video\/(mp4|webm|mp2t|quicktime)$/,
  amplify_video: /^video\/(mp4|webm|mp2t|quicktime)$/,
};

export interface NewMedia {
  category: string;
  mimeType: string;
  totalBytes: number;
}

export function openMedia(
  state: XState,
  account: XAccount,
  { mimeType, totalBytes, ...rest }: NewMedia,
): XMedia {
  const category = (["tweet_image", "tweet_gif", "tweet_video", "amplify_video"] as const).find(
    (known) => known === rest.category,
  );
  if (category === undefined || !TYPES[category].test(mimeType))
    throw invalidRequest("Media category and type do not fit.", { media_category: [rest.category] });
  const isFilm = category.endsWith("video");
  const max = isFilm && account.isPremium ? PREMIUM_VIDEO_BYTES : MAX_BYTES[category];
  if (!Number.isInteger(totalBytes) || totalBytes <= 0 || totalBytes > max)
    throw invalidRequest(`File size exceeds ${max} bytes.`, { total_bytes: [totalBytes] });
  const id = state.nextId();
  const media: XMedia = {
    id,
    key: `${KEYS[category]}_${id}`,
    accountId: account.id,
    category,
    mimeType,
    totalBytes,
    state: "open",
    pollsLeft: 0,
    altText: "",
    expiresAt: state.now() + DAY_S * 1000,
    segments: new Map(),
    sha256: null,
  };
  state.media.set(id, media);
  state.hashes.set(id, { hash: createHash("sha256"), next: 0 });
  return media;
}

/** Only its size and its part of the sum are kept. */
export function appendSegment(state: XState, media: XMedia, index: number, bytes: Uint8Array): void {
  if (!Number.isInteger(index) || index < 0 || index > 999)
    throw invalidRequest("segment_index is not between 0 and 999.", { segment_index: [index] });
  if (media.state !== "open") throw invalidRequest("The upload is closed.", { id: [media.id] });
  if (bytes.length > SEGMENT_BYTES)
    throw new XProblem(413, {
      title: "Payload Too Large",
      type: "about:blank",
      status: 413,
      detail: "Segment",
    });
  if (index === 0 && new TextDecoder().decode(bytes.subarray(0, 7)) === "corrupt") media.pollsLeft = -1;
  const running = state.hashes.get(media.id);
  if (running !== undefined && !media.segments.has(index)) {
    if (index === running.next) {
      running.hash.update(bytes);
      running.next += 1;
    } else state.hashes.delete(media.id);
  }
  media.segments.set(index, bytes.length);
}

/** A file that begins with the word `corrupt` is one that X can't read. */
export function closeMedia(state: XState, media: XMedia): void {
  if (media.state !== "open") return;
  const received = [...media.segments.values()].reduce((sum, bytes) => sum + bytes, 0);
  if (received !== media.totalBytes || !media.segments.has(media.segments.size - 1))
    throw invalidRequest("Segments do not add up to provided total file size.", { id: [media.id] });
  media.sha256 = state.hashes.get(media.id)?.hash.digest("hex") ?? null;
  state.hashes.delete(media.id);
  const isCorrupt = media.pollsLeft < 0;
  media.pollsLeft = state.options.processingPolls ?? DEFAULT_POLLS;
  const takesTime = media.category !== "tweet_image";
  media.state = takesTime && (isCorrupt || media.pollsLeft > 0) ? "processing" : "ready";
  if (isCorrupt) {
    if (!takesTime) throw invalidRequest("media type unrecognized.", { id: [media.id] });
    media.pollsLeft = -1;
  }
}

/** Each look brings it nearer to its end. */
export function pollMedia(media: XMedia): void {
  if (media.state !== "processing") return;
  if (media.pollsLeft < 0) media.state = "failed";
  else {
    media.pollsLeft -= 1;
    if (media.pollsLeft <= 0) media.state = "ready";
  }
}

export function findMedia(state: XState, account: XAccount, id: string): XMedia {
  const media = state.media.get(id);
  if (media === undefined || media.expiresAt <= state.now())
    throw invalidRequest("Invalid MediaID.", { id: [id] });
  if (media.accountId !== account.id) throw forbidden();
  return media;
}

/** docs.x.com/x-api/media: the answer to finalize and STATUS. Pictures are ready at once and have no processing. */
export function serializeUpload(state: XState, media: XMedia) {
  const states = {
    open: "pending",
    processing: "in_progress",
    ready: "succeeded",
    failed: "failed",
  } as const;
  const name = media.state === "processing" && media.pollsLeft !== 1 ? "pending" : states[media.state];
  const isPicture = media.category === "tweet_image";
  return {
    id: media.id,
    media_key: media.key,
    expires_after_secs: Math.max(0, Math.floor((media.expiresAt - state.now()) / 1000)),
    ...(media.state !== "open" && { size: media.totalBytes }),
    ...(media.state !== "open" &&
      !isPicture && {
        processing_info: {
          state: name,
          ...(media.state === "processing" && { check_after_secs: 1 }),
          progress_percent: media.state === "ready" ? 100 : 8,
          ...(media.state === "failed" && {
            error: { code: 1, name: "InvalidMedia", message: "Unsupported video format" },
          }),
        },
      }),
  };
}
