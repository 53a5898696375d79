import type { Hash } from "node:crypto";

export interface YoutubeOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  now?(): number;
  /** New videos show up in the uploads playlist only after so long, by `now`. */
  readLagMs?: number;
  /** How long a video is worked on after its last byte. */
  processingMs?: number;
  /** The consent screen is in "Testing": refresh tokens die after 7 days. */
  isTesting?: boolean;
  /** False: what this project uploads stays private. */
  isAudited?: boolean;
  /** Other figures than Google's own; `off`: none at all. */
  quota?: "off" | { inserts?: number; units?: number };
  /** Videos a channel may upload in 24 hours. */
  channelUploads?: number;
  /** Runs while a video is being made, before it is stored: the place where two requests meet. */
  beforeStore?(): Promise<void>;
}

export interface Channel {
  id: string;
  username: string;
  title: string;
  subscribers: number;
  hidesSubscribers: boolean;
  hasComments: boolean;
}

export interface Grant {
  channelId: string;
  clientId: string;
  scopes: string[];
  isDead: boolean;
}

export interface Code {
  grant: Grant;
  redirectUri: string;
  isOffline: boolean;
  challenge: { value: string; method: string } | undefined;
  expiresAt: number;
}

export type Privacy = "public" | "unlisted" | "private";

/** What a request says about a video; absent is what it leaves alone. */
export interface VideoMetadata {
  title?: string | undefined;
  description?: string | undefined;
  tags?: string[] | undefined;
  categoryId?: string | undefined;
  privacy?: Privacy | undefined;
  publishAt?: number | undefined;
  madeForKids?: boolean | undefined;
}

export interface Video extends Required<Omit<VideoMetadata, "publishAt">> {
  id: string;
  channelId: string;
  publishAt: number | undefined;
  mimeType: string;
  bytes: number;
  sha256: string;
  isCorrupt: boolean;
  hasThumbnail: boolean;
  createdAt: number;
}

/** Bytes that have arrived for good, and a running sum; never the bytes themselves. */
export interface Sink {
  persisted: number;
  hash: Hash;
  isCorrupt: boolean;
}

export interface Session extends Sink {
  id: string;
  channelId: string;
  metadata: VideoMetadata;
  parts: string[];
  mimeType: string;
  /** Unknown where the request did not say. */
  totalBytes: number | undefined;
  createdAt: number;
  videoId: string | undefined;
  /** Requests on one session go one after the other. */
  turn: Promise<unknown>;
}

export interface Comment {
  id: string;
  videoId: string;
  parentId: string | undefined;
  channelId: string;
  text: string;
  createdAt: number;
}
