import { cutStream } from "../http/cut-stream.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { askSession, sendBytes, type SessionState } from "./upload-session.ts";

/** All chunks but the last are multiples of it. */
const QUANTUM = 262_144;
/** What is on its way is all that is ever held. */
const CHUNK_BYTES = 8 * QUANTUM;
/** So many breaks without a byte of progress, and the attempt is over. */
const MAX_BREAKS = 5;

interface File {
  service: string;
  accessToken: string;
  address: string;
  mediaId: string;
  bytes: number;
}

/** The rest that is left to the commit: at least a byte, at most 256 KiB. */
export const tailFrom = (bytes: number): number => Math.floor((bytes - 1) / QUANTUM) * QUANTUM;

/** Sends all but the tail, and goes on where a broken connection stopped. Answers early where nothing is left to send. */
export async function sendVideo(io: NetworkIo, file: File, first: SessionState): Promise<SessionState> {
  const end = tailFrom(file.bytes);
  let state = first;
  let breaks = 0;
  while (state.state === "going" && state.received < end) {
    const before: number = state.received;
    try {
      state = await sendFrom(io, file, before, end);
      breaks = 0;
    } catch (error) {
      const isPassing = error instanceof NetworkError && error.kind === "not-sent";
      if (!isPassing || io.signal?.aborted === true || breaks === MAX_BREAKS) throw error;
      breaks += 1;
      await (io.sleep ?? sleep)(1000 * 2 ** breaks);
      state = await askSession(io, file, file.address, file.bytes);
      if (state.state === "going" && state.received > before) breaks = 0;
    }
  }
  return state;
}

async function sendFrom(io: NetworkIo, file: File, from: number, end: number): Promise<SessionState> {
  const { stream } = await io.openMedia(file.mediaId, from);
  let at = from;
  for await (const chunk of cutStream(stream, CHUNK_BYTES)) {
    const body = chunk.subarray(0, Math.min(chunk.length, end - at));
    const part = { from: at, total: file.bytes, body, phase: "prepare" } as const;
    const state = await sendBytes(io, file, file.address, part);
    at += body.length;
    // Google may keep less than it was sent: then the file is read again from there.
    if (state.state !== "going" || state.received !== at || at >= end) return state;
  }
  throw new NetworkError({ kind: "not-sent", code: "FILE_CUT_SHORT", message: "The file ends too early." });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
