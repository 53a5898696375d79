export interface GraphOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  now?(): number;
  /** Redirect URIs of the app, compared exactly; any where absent. */
  redirectUris?: string[];
  /** How long a video is processed before it is ready, by `now`; 2 s where absent. */
  processingMs?: number;
  /** New posts show up in lists only after so long, by `now`. */
  readLagMs?: number;
  /** Calls per token and period (network-facts §1 and §2: 4, 17, 80001, 80002 beyond it). Without it there is no limit. */
  rateLimit?: { calls: number; periodMs: number };
}

export interface GraphUser {
  /** App-scoped. */
  id: string;
  name: string;
}

export interface GraphPage {
  id: string;
  name: string;
  username: string;
  ownerId: string;
  followers: number;
  instagramId?: string;
}

export interface GraphInstagram {
  id: string;
  username: string;
  name: string;
  ownerId: string;
  followers: number;
}

/** What a token speaks for: a person, one of their pages, their Instagram account, or the app itself. */
export interface GraphToken {
  token: string;
  kind: "user" | "page" | "instagram" | "app";
  userId: string;
  /** The page or the Instagram account. */
  subjectId?: string;
  /** The user token that a page token was made of. */
  parent?: string;
  scopes: string[];
  issuedAt: number;
  /** Absent: never. */
  expiresAt?: number;
  longLived: boolean;
  /** Why it is dead, as Meta's subcode: 458 app removed, 460 password changed. */
  revoked?: number;
}

export interface GraphCode {
  userId: string;
  redirectUri: string;
  scopes: string[];
  issuedAt: number;
  used: boolean;
}

/** One account as the sandbox shows it to those who want to try it. */
export interface GraphAccount {
  id: string;
  username: string;
  displayName: string;
  /** A token that never expires. */
  token: string;
}
