import type { MediaRef } from "@planrrr/contract";

/** What is needed to go on with a file that was begun. Kept in the browser, so that a reload loses nothing. */
export interface Begun {
  /** The upload's own id, and that of the file when it has arrived. */
  id: string;
  by: "tus" | "parts";
  partBytes?: number;
  parts?: { partNumber: number; etag: string }[];
}

export interface Sending {
  onSent: (bytes: number) => void;
  /** What has been begun has come further: keep it. */
  onBegun: (begun: Begun) => void;
  signal: AbortSignal;
}

/** How large files get to planrrr. */
export interface Way {
  start(file: File): Promise<Begun>;
  /** Sends what is missing and ends with the file. Rejects when nobody answers: then it may be asked again. */
  goOn(begun: Begun, file: File, sending: Sending): Promise<MediaRef>;
  giveUp(begun: Begun): Promise<void>;
}
