import type { Committing, NetworkIo, Published } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toVideoUrl } from "./addresses.ts";
import { commitComment } from "./commit-comment.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle } from "./handle.ts";
import { readTail } from "./read-tail.ts";
import { sendBytes } from "./upload-session.ts";

/** Sends the last bytes; the same once more answers with the same video. */
export async function commitYoutube(io: NetworkIo, input: Committing): Promise<Published> {
  const { service } = input.account;
  const access = { service, accessToken: parseCredentials(input.credentials).accessToken };
  const handle = parseHandle(input.handle);
  if (handle.kind === "comment") return commitComment(io, access, handle);
  const { upload, tailFrom: from, mediaId } = handle;
  const body = await readTail(io, mediaId, { from, bytes: upload.bytes });
  const part = { from, total: upload.bytes, body, phase: "commit" } as const;
  const answer = await sendBytes(io, access, upload.address, part);
  if (answer.state === "done") return { remoteId: answer.videoId, url: toVideoUrl(service, answer.videoId) };
  if (answer.state === "going") {
    const message = "YouTube has not got all of the video yet.";
    throw new NetworkError({ kind: "not-sent", code: "INCOMPLETE", message, status: 308 });
  }
  const message = "YouTube no longer knows this upload; whether it came to its end is asked next.";
  throw new NetworkError({ kind: "unknown", code: "SESSION_LOST", message, status: 404 });
}
