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
  /** Reads the whole file of one media item. */
  readMedia(mediaId: string): Promise<Blob>;
  /** Title, description and picture of a page for a link card; null when the page can't be read. */
  readLinkPreview(url: string): Promise<LinkPreview | null>;
  /** Aborts outward calls when the attempt's time is over. */
  signal?: AbortSignal;
  /** Waits between two questions about a file that is still being processed; a real timer when absent. */
  sleep?(ms: number): Promise<void>;
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
  account: NetworkAccount;
  /** Encrypted at rest by the caller. */
  credentials: JsonObject;
}

/** What an attempt works on. */
export interface Publishing {
  publicationId: string;
  content: PublicationContent;
  account: NetworkAccount;
  credentials: JsonObject;
  /** The handle of an earlier attempt of the same publication: its keys are used again, so that a late call of that attempt can't make a second post. */
  previousHandle?: JsonObject;
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
}

/** What a network counts, for the composer. */
export interface TextCount {
  unit: string;
  count: number;
  limit: number;
}

export interface Network {
  name: NetworkName;
  label: string;
  /** The API version spoken; `endOfLife` (ISO date) where the vendor names one: a test fails 90 days before. */
  apiVersion: { version: string; endOfLife?: string };
  /** How long `reconcile` may answer "cannot tell" before a person is asked, in ms since arming. */
  horizonMs: number;
  /** Everything that would make the network refuse this content. Pure. */
  validate(input: RulesInput): ContentProblem[];
  /** Text length in each of the network's own units. Pure. */
  countText(input: RulesInput): TextCount[];
  /** Checks what the user typed in against the real server. Throws `NetworkError`. */
  connect(io: NetworkIo, input: { [field: string]: string }): Promise<Connected>;
  /** New credentials for expired ones; absent where tokens do not expire. Called by exactly one caller at a time. */
  refresh?(io: NetworkIo, account: NetworkAccount, credentials: JsonObject): Promise<JsonObject>;
  /** Reversible and repeatable: uploads media, builds the handle. */
  prepare(io: NetworkIo, input: Publishing): Promise<Armed>;
  /** The one outward call that makes the post public. */
  commit(io: NetworkIo, input: Committing): Promise<Published>;
  /** Asks the network what became of a handle. Never publishes. */
  reconcile(io: NetworkIo, input: Reconciling): Promise<Reconciled>;
}
