/**
 * How the server treats a repeated Idempotency-Key.
 * - `locked`: Mastodon 4.6 and later: a second request waits for the first and is answered with the same post.
 * - `unlocked`: earlier: the key is stored when the post is made; two at once make two posts.
 * - `broken`: 4.6 before the fix of mastodon#40399: a repeated key is answered with 500.
 * - `none`: a fork that ignores the header.
 */
export type IdempotencyMode = "locked" | "unlocked" | "broken" | "none";

export interface MastodonOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  now?(): number;
  /** `true` means `locked`, `false` means `none`. */
  idempotency?: boolean | IdempotencyMode;
  /** New posts show up in lists only after so long, by `now`. */
  readLagMs?: number;
  /** How often a video answers "still processing" before it is ready. */
  processingPolls?: number;
  /** Requests per token, and the time after which they are counted anew. Without it there is no limit, as for localhost on a real server. */
  rateLimit?: { requests: number; periodMs: number };
  maxCharacters?: number;
  /** As some forks do: `*emphasis*` is rendered, not shown. */
  markdown?: boolean;
  /** Runs while a post is being made, before it is stored: the place where two requests meet. */
  beforeStore?(): Promise<void>;
}

export interface SandboxAccount {
  id: string;
  username: string;
  displayName: string;
  followers: number;
  token: string;
}

export type MastodonVisibility = "public" | "unlisted" | "private" | "direct";

export interface StoredToken {
  accountId: string;
  scopes: string[];
}

export interface StoredMedia {
  id: string;
  accountId: string;
  type: "image" | "gifv" | "video";
  description: string | null;
  statusId: string | null;
  /** How many more times it answers "still processing". */
  pollsLeft: number;
  bytes: number;
}

export interface StoredStatus {
  id: string;
  accountId: string;
  text: string;
  spoilerText: string;
  visibility: MastodonVisibility;
  sensitive: boolean;
  language: string | null;
  inReplyToId: string | null;
  mediaIds: string[];
  createdAt: number;
}
