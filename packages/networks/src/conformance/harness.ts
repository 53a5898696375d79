import type { PublicationContent } from "@planrrr/contract";
import type { FaultBox } from "@planrrr/sandbox-networks";
import type { Connected, JsonObject, OAuthApp } from "../network.ts";
import type { NetworkErrorKind } from "../network-error.ts";
import type { TestIo } from "../testing/create-io.ts";

/** A post as the network shows it to anybody. */
export interface PublicPost {
  id: string;
  text: string;
  mediaCount: number;
}

/** A kind of content this network takes; `text` is put before its text so that the post can be told from others. */
export interface ContentCase {
  name: string;
  make(io: TestIo, text: string): PublicationContent;
  mediaCount: number;
}

/** A content this network does not take, and the code that says so. */
export interface RefusedCase extends Omit<ContentCase, "mediaCount"> {
  code: string;
}

/** One running server of a network, with a fault plan before it. */
export interface Stage {
  io: TestIo;
  faults: FaultBox;
  /** Fields for `connect` that work, made anew at each call. */
  signIn(): Promise<{ [field: string]: string }>;
  /** Fields for `connect` that the server refuses. */
  wrongSignIn: { [field: string]: string };
  /** The same fields, for a server that does not exist. */
  withService(service: string): { [field: string]: string };
  /** For networks one signs in at: the whole way through the network's own page. Absent: the network's `connect`. */
  connect?(fields: { [field: string]: string }): Promise<Connected>;
  posts(): Promise<PublicPost[]>;
  /** Makes the credentials of the last `signIn` useless. */
  revoke(): Promise<void>;
  /** The same credentials with an access token that has run out; absent where tokens don't. */
  expire?(credentials: JsonObject): Promise<JsonObject>;
  close(): Promise<void>;
}

/** What the kit must know of a network to play its scenarios. */
export interface ConformanceHarness {
  /** Names the server: `a real PDS`. */
  server: string;
  /** planrrr's registration with the network, for those one signs in at. */
  app?: OAuthApp;
  start(): Promise<Stage>;
  commitCall: { method: string; path: string };
  uploadCall: { method: string; path: string };
  /** Its answer has no body, so that nothing of it can be cut off. */
  uploadAnswerIsEmpty?: true;
  reconcileCall: { method: string; path: string };
  /** The least this network takes. Absent: a text alone. */
  plain?: ContentCase;
  /** Contents that must arrive. */
  contents: ContentCase[];
  /** Contents that must be refused before any call. */
  refused: RefusedCase[];
  /** One of `contents` with a file, and a short text for the rest. */
  withMedia: ContentCase;
  /** What a token that the server does not take means. */
  unauthorizedKind: NetworkErrorKind;
  /** X: the same words a second time are refused. Absent: they make a second post. */
  sameText?: "refused";
  /** X: a refresh whose answer is lost has used up the only token. Absent: it can be tried again. */
  lostRefresh?: "reconnect";
  /** Instagram: a token that has run out can't be renewed, only one that still lives. Absent: it can. */
  expiry?: "final";
  /** What the server itself makes of a commit it has seen before: one post always, one post unless both come at once, or two. */
  repeats: "harmless" | "harmless-in-turn" | "harmful";
}
