import { randomBytes } from "node:crypto";
import { uploadLimitExceeded } from "./google-error.ts";
import type { YoutubeState } from "./state.ts";
import type { Sink, Video, VideoMetadata } from "./types.ts";

const DAY_MS = 86_400_000;

/** network-facts §4: a channel's own limit; when the next upload may be is not said. */
export function checkUploads(state: YoutubeState, channelId: string): void {
  const since = state.now() - DAY_MS;
  const recent = [...state.videos.values()].filter(
    (video) => video.channelId === channelId && video.createdAt > since,
  );
  if (recent.length >= (state.options.channelUploads ?? Infinity)) throw uploadLimitExceeded();
}

/** network-facts §4: the video exists only after the last byte; what an unaudited project uploads is locked private. */
export function storeVideo(
  state: YoutubeState,
  channelId: string,
  file: Sink & { mimeType: string },
  metadata: VideoMetadata,
): Video {
  const isLocked = state.options.isAudited === false;
  const video: Video = {
    id: randomBytes(8).toString("base64url"),
    channelId,
    title: metadata.title ?? "unknown",
    description: metadata.description ?? "",
    tags: metadata.tags ?? [],
    categoryId: metadata.categoryId ?? "22",
    privacy: isLocked ? "private" : (metadata.privacy ?? "public"),
    publishAt: isLocked ? undefined : metadata.publishAt,
    madeForKids: metadata.madeForKids ?? false,
    mimeType: file.mimeType,
    bytes: file.persisted,
    sha256: file.hash.digest("hex"),
    isCorrupt: file.isCorrupt,
    hasThumbnail: false,
    createdAt: state.now(),
  };
  state.videos.set(video.id, video);
  return video;
}
