import type { Json } from "../network.ts";

/** What came back over the wire. `json` is absent unless the whole body arrived and is JSON. */
export interface Answer {
  type: "answer";
  status: number;
  headers: Headers;
  json?: Json;
  /** Why there is no `json`. */
  bodyProblem?: "EMPTY" | "NOT_JSON" | "CUT_OFF" | "TOO_LONG";
  /** The first characters of an error's body, for the ledger; empty on success, whose bodies hold tokens. */
  excerpt: string;
}

/** Nothing usable came back. */
export interface TransportFailure {
  type: "failure";
  /** False only where it is proven that no byte of the request left: then nothing can have happened. */
  sent: boolean;
  /** The runtime's code (`ECONNREFUSED`, `UND_ERR_SOCKET`, …) or ours (`TIMEOUT`, `ABORTED`). */
  code: string;
  cause?: unknown;
}

export type HttpOutcome = Answer | TransportFailure;

/** `commit` is the one call that publishes: what is only a nuisance elsewhere is a doubt there. */
export type Phase = "prepare" | "commit" | "read";
