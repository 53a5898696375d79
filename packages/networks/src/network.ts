import type { ContentProblem, NetworkName, PublicationContent } from "@planrrr/contract";

/** JSON that is stored as it is: credentials (encrypted), handles, limits. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** All a network may touch outside itself. Web standards only: the same code runs in Node and in a Worker. */
export interface NetworkIo {
  /** SSRF-safe fetch. Redirects to private addresses are refused at connect time. */
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Reads the whole file of one media item: for pictures. Videos are streamed by `openMedia`. */
  readMedia(mediaId: string): Promise<Blob>;
  /** The file of one media item from byte `from` on, as a stream: no file is ever held whole. */
  openMedia(mediaId: string, from?: number): Promise<OpenedMedia>;
  /** A public address of the file for networks that fetch media themselves: signed, open for some hours. */
  mediaUrl(mediaId: string): Promise<string>;
  /** Title, description and picture of a page for a link card; null when the page can't be read. */
  readLinkPreview(url: string): Promise<LinkPreview | null>;
  /** Takes down what an answer's headers say of a rate limit, so that the next post waits instead of burning a try. */
  noteUsage?(usage: Usage): void;
  /** Aborts outward calls when the attempt's time is over. */
  signal?: AbortSignal;
  /** Waits between two questions about a file that is still being processed; a real timer when absent. */
  sleep?(ms: number): Promise<void>;
}

/** How much of a rate limit is left, as a network's own headers say. */
export interface Usage {
  /** Whose limit it is: that of planrrr's registration (all accounts share it) or of this account alone. */
  scope: "app" | "connection";
  /** What is counted, in the network's words: `POST /2/tweets`, `videos.insert`, `call_count`. */
  name: string;
  limit: number;
  remaining: number;
  /** When it is full again (ms since the epoch). */
  resetAt: number;
}

export interface OpenedMedia {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Size of the whole file. */
  bytes: number;
  mimeType: string;
}

export interface LinkPreview {
  title: string;
  description: string;
  image?: Blob;
}

/** The account behind a connection, as the network names it. Stored unencrypted. */
export interface NetworkAccount {
  /** The network's own id: a DID, an account id. */
  id: string;
  /** What people call it: `@name.example`. */
  handle: string;
  displayName: string;
  avatarUrl?: string;
  profileUrl?: string;
  /** Base URL of the server the account lives on. */
  service: string;
  /** What this server allows where servers differ (Mastodon); empty otherwise. */
  limits: JsonObject;
}

export interface Connected {
  /** Set where a login yields accounts of another network, too: Facebook's yields Instagram accounts. */
  network?: NetworkName;
  account: NetworkAccount;
  /** Encrypted at rest by the caller. */
  credentials: JsonObject;
}

/** planrrr's own registration with a network that asks for one. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
}

/** Signing in at the network itself (OAuth 2). `service` is the API's base URL: a stand-in has its own. */
export interface NetworkOAuth {
  /** Where the network's API lives unless somebody says otherwise. */
  service: string;
  /** What is asked for, in the network's own words. */
  scopes: string[];
  /** Whether the network checks a code challenge (S256). */
  pkce: boolean;
  /** Where the person is sent. */
  authorizeUrl(
    service: string,
    app: OAuthApp,
    input: { redirectUri: string; state: string; codeChallenge?: string },
  ): string;
  /** One answer per account this login may publish to: a Facebook login yields pages. Throws `NetworkError`. */
  exchange(
    io: NetworkIo,
    service: string,
    app: OAuthApp,
    input: { code: string; redirectUri: string; codeVerifier?: string },
  ): Promise<Connected[]>;
  /** Takes planrrr's right back at the network. Best effort; absent where the network has no such call. */
  revoke?(io: NetworkIo, account: NetworkAccount, credentials: JsonObject, app: OAuthApp): Promise<void>;
}

/** A post that is already public, under which the next one goes. */
export interface PublicPlace {
  remoteId: string;
  url: string;
}

/** What an attempt works on. */
export interface Publishing {
  publicationId: string;
  content: PublicationContent;
  account: NetworkAccount;
  credentials: JsonObject;
  /** The handle of an earlier attempt of the same publication: its keys are used again, so that a late call of that attempt can't make a second post. */
  previousHandle?: JsonObject;
  /** Set for a later part of a thread and for a first comment: it goes under `parent`; `root` began the thread. */
  replyTo?: { root: PublicPlace; parent: PublicPlace };
}

/** What is stored before the outward call, with which the outcome can be asked later. */
export interface Armed {
  handle: JsonObject;
}

export interface Committing {
  account: NetworkAccount;
  credentials: JsonObject;
  handle: JsonObject;
}

export interface Published {
  /** The network's own id of the post. */
  remoteId: string;
  /** Where a person sees it. */
  url: string;
  /** The network asks for a pause until then (ms since the epoch), e.g. its budget is used up. */
  holdUntil?: number;
}

export interface Reconciling extends Committing {
  /** When the handle was first armed (ms since the epoch). */
  armedAt: number;
  /** When the last commit of this handle began (ms since the epoch), if any did: a late answer of that call is still possible. */
  lastCommitAt?: number;
  /** Ids on this connection that belong to other publications: never ours. */
  takenRemoteIds: string[];
}

export type Reconciled =
  | ({ state: "published" } & Published)
  | { state: "not-published" }
  | { state: "cannot-tell"; reason: string; askAgainAt?: number };

export interface RulesInput {
  content: PublicationContent;
  limits: JsonObject;
  /** When it goes out (ms since the epoch), where that is known. */
  at?: number;
}

/** Followers of an account. Some networks tell a rounded number only. */
export interface Audience {
  followers: number;
  /** How many leading digits are true: YouTube rounds to three. Absent: exact. */
  significantDigits?: number;
}

/** What a network counts, for the composer. */
export interface TextCount {
  unit: string;
  count: number;
  limit: number;
}

/** What a picture must be like, so that one which is not can be made to fit. Ratios are not among it: nobody's picture is cropped unasked. */
export interface PictureLimits {
  mimeTypes: string[];
  maxBytes: number;
  /** Of each side, in pixels. */
  maxSide?: number;
  /** Width times height. */
  maxPixels?: number;
}

export interface Network {
  name: NetworkName;
  label: string;
  /** The API version spoken; `endOfLife` (ISO date) where the vendor names one: a test fails 90 days before. */
  apiVersion: { version: string; endOfLife?: string };
  /** How long `reconcile` may answer "cannot tell" before a person is asked, in ms since arming. */
  horizonMs: number;
  /** How many posts a worker sends here at once; absent: as many as it can. What is heavy, or waits long, names fewer. */
  atOnce?: number;
  /** Everything that would make the network refuse this content. Pure. */
  validate(input: RulesInput): ContentProblem[];
  /** Text length in each of the network's own units. Pure. */
  countText(input: RulesInput): TextCount[];
  /** What pictures are taken here. Pure. */
  pictures?(limits: JsonObject): PictureLimits;
  /** What a post here will cost, e.g. X with a link: USD. Pure; absent where posting is free. */
  price?(input: RulesInput): { amount: number; currency: "USD"; reason: string } | undefined;
  /** Later posts of a thread, and a first comment, under a post. Absent: the network offers neither. */
  replies?: { thread: boolean; comment: boolean };
  /** Checks what the user typed in against the real server. Throws `NetworkError`. Absent: by `oauth` alone. */
  connect?(io: NetworkIo, input: { [field: string]: string }): Promise<Connected>;
  oauth?: NetworkOAuth;
  /** When these credentials stop working for good unless somebody acts (ms since the epoch); undefined: never. */
  expiresAt?(credentials: JsonObject): number | undefined;
  /** When `refresh` should be called at the latest (ms since the epoch): early, while the old token still works. */
  refreshAt?(credentials: JsonObject): number | undefined;
  /**
   * New credentials for old ones; absent where tokens do not expire. Called by exactly one caller at a time, and saved
   * before anybody uses them. `app` is set for networks with `oauth`.
   */
  refresh?(
    io: NetworkIo,
    account: NetworkAccount,
    credentials: JsonObject,
    app?: OAuthApp,
  ): Promise<JsonObject>;
  /** How many follow the account now. */
  audience?(io: NetworkIo, account: NetworkAccount, credentials: JsonObject): Promise<Audience>;
  /** What became of a post, in the network's own words: `likes`, `views`, … */
  insights?(
    io: NetworkIo,
    account: NetworkAccount,
    credentials: JsonObject,
    remoteId: string,
  ): Promise<{ [metric: string]: number }>;
  /** Hours after it went out at which a post's figures are read, where a reading costs; absent: as often as they still change. */
  insightHours?: readonly number[];
  /** Reversible and repeatable: uploads media, builds the handle. */
  prepare(io: NetworkIo, input: Publishing): Promise<Armed>;
  /** The one outward call that makes the post public. */
  commit(io: NetworkIo, input: Committing): Promise<Published>;
  /** Asks the network what became of a handle. Never publishes. */
  reconcile(io: NetworkIo, input: Reconciling): Promise<Reconciled>;
}
