import { toUploadsId, type YoutubeState } from "./state.ts";
import type { Channel, Comment, Privacy, Video } from "./types.ts";

/** Only the parts that were asked for. */
function pick(all: { [part: string]: unknown }, parts: string[]): { [part: string]: unknown } {
  return Object.fromEntries(Object.entries(all).filter(([name]) => parts.includes(name)));
}

const toIso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

/** A scheduled video turns public by itself. */
export function readPrivacy(state: YoutubeState, video: Video): Privacy {
  return video.publishAt !== undefined && video.publishAt <= state.now() ? "public" : video.privacy;
}

function readUploadStatus(state: YoutubeState, video: Video): "uploaded" | "processed" | "failed" {
  if (state.now() < video.createdAt + (state.options.processingMs ?? 0)) return "uploaded";
  return video.isCorrupt ? "failed" : "processed";
}

/** The parts behind the owner's back are left out for everybody else. */
export function serializeVideo(state: YoutubeState, video: Video, parts: string[], isOwner: boolean) {
  const channel = state.channels.get(video.channelId);
  const uploadStatus = readUploadStatus(state, video);
  const isWaiting = video.publishAt !== undefined && video.publishAt > state.now();
  const isReady = uploadStatus === "processed";
  const seed = Array.from(video.id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const size = video.hasThumbnail ? "maxres" : "default";
  const all = {
    snippet: {
      publishedAt: toIso(video.createdAt),
      channelId: video.channelId,
      title: video.title,
      description: video.description,
      thumbnails: {
        [size]: { url: `https://i.ytimg.com/vi/${video.id}/${size}.jpg`, width: 120, height: 90 },
      },
      channelTitle: channel?.title ?? "",
      ...(video.tags.length > 0 && { tags: video.tags }),
      categoryId: video.categoryId,
      liveBroadcastContent: "none",
      localized: { title: video.title, description: video.description },
    },
    status: {
      uploadStatus,
      ...(uploadStatus === "failed" && { failureReason: "invalidFile" }),
      privacyStatus: readPrivacy(state, video),
      ...(isWaiting && { publishAt: toIso(video.publishAt ?? 0) }),
      license: "youtube",
      embeddable: true,
      publicStatsViewable: true,
      madeForKids: video.madeForKids,
    },
    statistics: {
      viewCount: String(seed),
      likeCount: String(seed % 50),
      favoriteCount: "0",
      commentCount: String([...state.comments.values()].filter(({ videoId }) => videoId === video.id).length),
    },
    contentDetails: { duration: isReady ? "PT12S" : "P0D", dimension: "2d", definition: "hd" },
    ...(isOwner && {
      processingDetails: {
        processingStatus: { uploaded: "processing", processed: "succeeded", failed: "failed" }[uploadStatus],
        fileDetailsAvailability: isReady ? "available" : "inProgress",
      },
      ...(isReady && {
        fileDetails: { fileName: "unknown", fileSize: String(video.bytes), fileType: "video" },
      }),
    }),
  };
  return { kind: "youtube#video", etag: video.sha256.slice(0, 27), id: video.id, ...pick(all, parts) };
}

/** network-facts §4 and developers.google.com/youtube/v3/docs/channels: subscribers are rounded down to three figures. */
export function serializeChannel(state: YoutubeState, channel: Channel, parts: string[]) {
  const videos = [...state.videos.values()].filter((video) => video.channelId === channel.id);
  const open = videos.filter((video) => readPrivacy(state, video) === "public");
  const all = {
    snippet: {
      title: channel.title,
      description: "",
      customUrl: `@${channel.username}`,
      publishedAt: "2020-01-01T00:00:00Z",
      thumbnails: { default: { url: `https://yt3.ggpht.com/${channel.username}`, width: 88, height: 88 } },
    },
    contentDetails: { relatedPlaylists: { likes: "", uploads: toUploadsId(channel.id) } },
    statistics: {
      viewCount: "1000",
      ...(!channel.hidesSubscribers && { subscriberCount: String(roundDown(channel.subscribers)) }),
      hiddenSubscriberCount: channel.hidesSubscribers,
      videoCount: String(open.length),
    },
    status: { privacyStatus: "public", isLinked: true, longUploadsStatus: "allowed" },
  };
  return { kind: "youtube#channel", etag: channel.id, id: channel.id, ...pick(all, parts) };
}

function roundDown(count: number): number {
  const step = 10 ** Math.max(0, String(count).length - 3);
  return Math.floor(count / step) * step;
}

export function serializePlaylistItem(state: YoutubeState, video: Video, parts: string[]) {
  const publishedAt = toIso(video.createdAt);
  const all = {
    snippet: {
      publishedAt,
      channelId: video.channelId,
      title: video.title,
      description: video.description,
      playlistId: toUploadsId(video.channelId),
      resourceId: { kind: "youtube#video", videoId: video.id },
    },
    contentDetails: { videoId: video.id, videoPublishedAt: publishedAt },
    status: { privacyStatus: readPrivacy(state, video) },
  };
  return { kind: "youtube#playlistItem", etag: video.id, id: `UU.${video.id}`, ...pick(all, parts) };
}

export function serializeComment(state: YoutubeState, comment: Comment) {
  return {
    kind: "youtube#comment",
    etag: comment.id,
    id: comment.id,
    snippet: {
      channelId: comment.channelId,
      videoId: comment.videoId,
      textDisplay: comment.text,
      textOriginal: comment.text,
      authorDisplayName: `@${state.channels.get(comment.channelId)?.username ?? ""}`,
      authorChannelId: { value: comment.channelId },
      ...(comment.parentId !== undefined && { parentId: comment.parentId }),
      likeCount: 0,
      publishedAt: toIso(comment.createdAt),
      updatedAt: toIso(comment.createdAt),
    },
  };
}
