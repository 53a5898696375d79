import type { GraphState } from "../graph/graph-state.ts";
import type { GraphOptions } from "../graph/types.ts";

export interface InstagramOptions extends GraphOptions {
  /** Posts per 24 h; Meta's pages say 25, 50 and 100, the API says which (network-facts §1). */
  publishingQuota?: number;
}

export type ContainerKind = "IMAGE" | "VIDEO" | "REELS" | "STORIES" | "CAROUSEL";

export interface StoredContainer {
  id: string;
  instagramId: string;
  kind: ContainerKind;
  isVideo: boolean;
  isCarouselItem: boolean;
  caption: string;
  alt: string;
  children: string[];
  createdAt: number;
  readyAt: number;
  /** The subcode of what was found while processing. */
  problem: number | null;
  mediaId: string | null;
}

export interface StoredMedia {
  id: string;
  instagramId: string;
  shortcode: string;
  type: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  product: "FEED" | "REELS" | "STORY";
  caption: string;
  /** Of each file. */
  files: { id: string; isVideo: boolean; alt: string }[];
  timestamp: number;
  comments: { id: string; text: string; timestamp: number }[];
}

export interface InstagramState extends GraphState {
  options: InstagramOptions;
  containers: Map<string, StoredContainer>;
  media: Map<string, StoredMedia>;
}
