export interface BlueskyPdsOptions {
  /** Port of the PDS; a free one when absent. */
  port?: number;
  /** Port of the PLC directory; a free one when absent. */
  plcPort?: number;
  /** The PDS's own limits (30 logins in 5 minutes, 5,000 write points an hour, …). Off by default. */
  rateLimits?: boolean;
}

export interface BlueskyAccount {
  did: string;
  handle: string;
  /** The account's main password, not an app password. */
  password: string;
}

export interface BlueskyPost {
  uri: string;
  cid: string;
  rkey: string;
  /** The record as the repository holds it. */
  value: { [key: string]: unknown };
}

export interface BlueskyPds {
  url: string;
  plcUrl: string;
  /** `handle` ends in `.test`, e.g. `alice.test`. */
  createAccount(handle: string): Promise<BlueskyAccount>;
  /** Returns the app password. */
  createAppPassword(account: BlueskyAccount, name?: string): Promise<string>;
  revokeAppPassword(account: BlueskyAccount, name?: string): Promise<void>;
  /** An access token the PDS itself would have made two hours ago: answered with `ExpiredToken`. */
  createExpiredAccessJwt(did: string): Promise<string>;
  /** What anybody can read of the account's posts, oldest first. */
  listPosts(did: string): Promise<BlueskyPost[]>;
  close(): Promise<void>;
}
