export type XLimit =
  | "createPost"
  | "createPostAppDay"
  | "createPostUserDay"
  | "deletePost"
  | "timeline"
  | "lookup"
  | "me"
  | "upload"
  | "uploadStatus"
  | "metadata";

export interface XOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  now?(): number;
  /** New posts show up in timelines only after so long, by `now`. */
  readLagMs?: number;
  /** How often a video answers "in progress" before it is ready. */
  processingPolls?: number;
  /** Other figures than X's own; `off`: none at all. */
  limits?: "off" | { [limit in XLimit]?: number };
  /** US dollars the app's owner has paid in; absent: no end. */
  credits?: number;
  /** Posts the app may read in a month. */
  monthlyReads?: number;
  /** Runs while a post is being made, before it is stored: the place where two requests meet. */
  beforeStore?(): Promise<void>;
}

export interface XAccount {
  id: string;
  username: string;
  displayName: string;
  /** X Premium: long posts and large videos. */
  isPremium: boolean;
  followers: number;
}

export interface XTokens {
  accessToken: string;
  refreshToken: string;
}

/** Everything that grew out of one consent: when one refresh token is used twice, all of it dies. */
export interface XGrant {
  accountId: string;
  clientId: string;
  scopes: string[];
  isDead: boolean;
}

export interface XCode {
  accountId: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: { value: string; method: string } | undefined;
  expiresAt: number;
}

export type ReplySettings = "everyone" | "following" | "mentionedUsers" | "subscribers" | "verified";

export interface XPost {
  id: string;
  accountId: string;
  text: string;
  replyToId: string | null;
  conversationId: string;
  replySettings: ReplySettings;
  mediaIds: string[];
  createdAt: number;
  isDeleted: boolean;
}

export type MediaCategory = "tweet_image" | "tweet_gif" | "tweet_video" | "amplify_video";

export interface XMedia {
  id: string;
  key: string;
  accountId: string;
  category: MediaCategory;
  mimeType: string;
  totalBytes: number;
  state: "open" | "processing" | "ready" | "failed";
  pollsLeft: number;
  altText: string;
  expiresAt: number;
  /** Bytes by segment number; a segment sent again replaces the first. */
  segments: Map<number, number>;
  /** Of the whole file, when its segments came in order. */
  sha256: string | null;
}
