import type { RunPhase } from "@planrrr/contract";
import type { Database } from "@planrrr/database";

export interface BundlesContext {
  db: Database;
  now(): Date;
  /** nanoid */
  newId(): string;
  /** In [0, 1) */
  random(): number;
  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** Refuses addresses that are none of the open internet when the socket connects, on every hop. */
  fetch: typeof fetch;
  /** The same with a browser that runs the page's scripts first; absent where there is none. */
  browse?: typeof fetch;
  /** Address of a page or mailbox where sites reach whoever runs this; part of the User-Agent. */
  contact: string;
  /** Called as a run goes on, for whoever watches. */
  onPhase?: (runId: string, phase: RunPhase) => void;
}
