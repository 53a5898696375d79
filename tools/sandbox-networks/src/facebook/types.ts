import type { GraphState } from "../graph/graph-state.ts";
import type { GraphOptions } from "../graph/types.ts";
import type { VideoFacts, VideoProbe } from "../files/probe-video.ts";

export interface FacebookOptions extends GraphOptions {
  /** Whether making an unpublished post public counts as a duplicate, too. Nobody outside Meta knows; off. */
  flipsAreDuplicates?: boolean;
}

export interface StoredComment {
  id: string;
  message: string;
  createdAt: number;
}

export interface StoredPost {
  id: string;
  pageId: string;
  message: string;
  link: string | null;
  photoIds: string[];
  videoId: string | null;
  published: boolean;
  /** Meta makes it public then. */
  scheduledAt: number | null;
  createdAt: number;
  publishedAt: number | null;
  comments: StoredComment[];
}

export interface StoredPhoto {
  id: string;
  pageId: string;
  alt: string;
  width: number;
  height: number;
  postId: string | null;
}

export interface StoredVideo {
  id: string;
  pageId: string;
  kind: "video" | "reel";
  sessionId: string;
  size: number;
  received: number;
  probe: VideoProbe;
  /** Counts the requests that bring bytes: what an older one still brings is not taken. */
  turn: number;
  /** Set when all bytes are here. */
  facts: VideoFacts | null;
  /** Set by the finish phase. */
  finishedAt: number | null;
  problem: string | null;
  title: string;
  description: string;
  postId: string | null;
}

export interface FacebookState extends GraphState {
  options: FacebookOptions;
  posts: Map<string, StoredPost>;
  photos: Map<string, StoredPhoto>;
  videos: Map<string, StoredVideo>;
}
