import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toVideoUrl } from "./addresses.ts";
import { parseCredentials } from "./credentials.ts";
import { findUpload } from "./find-upload.ts";
import { parseHandle, type Upload } from "./handle.ts";
import { reconcileComment } from "./reconcile-comment.ts";
import { askSession } from "./upload-session.ts";

/** The channel's list may show a video some minutes after its last byte. */
const SETTLE_MS = 600_000;
const ASK_AGAIN_MS = 60_000;

/** Asks the upload itself, and where that is lost, the channel's own list. */
export async function reconcileYoutube(io: NetworkIo, input: Reconciling): Promise<Reconciled> {
  const access = {
    service: input.account.service,
    accessToken: parseCredentials(input.credentials).accessToken,
  };
  const handle = parseHandle(input.handle);
  try {
    if (handle.kind === "comment") return await reconcileComment(io, access, handle, input);
    let isTooEarly = false;
    for (const upload of [handle.upload, ...handle.earlier]) {
      const end = await askUpload(io, access, input, upload);
      if (typeof end === "object") return end;
      if (end === "too-early") isTooEarly = true;
    }
    if (!isTooEarly) return { state: "not-published" };
    return { state: "cannot-tell", reason: "TOO_EARLY", askAgainAt: io.now() + ASK_AGAIN_MS };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.kind === "reconnect" || error.kind === "expired") throw error;
    return {
      state: "cannot-tell",
      reason: error.code,
      ...(error.retryAt === undefined ? {} : { askAgainAt: error.retryAt }),
    };
  }
}

async function askUpload(
  io: NetworkIo,
  access: { service: string; accessToken: string },
  input: Reconciling,
  upload: Upload,
): Promise<Reconciled | "too-early" | "nothing"> {
  if (upload.isCancelled) return "nothing";
  const toPublished = (id: string): Reconciled => ({
    state: "published",
    remoteId: id,
    url: toVideoUrl(access.service, id),
  });
  const answer = await askSession(io, access, upload.address, upload.bytes);
  if (answer.state === "done") return toPublished(answer.videoId);
  // An upload that goes on has made nothing; its last bytes sent twice make one video.
  if (answer.state === "going") return "nothing";
  const found = await findUpload(io, access, input.account, upload, input.takenRemoteIds);
  if (found !== undefined) return toPublished(found);
  const settledAt = Math.max(input.armedAt, input.lastCommitAt ?? 0) + SETTLE_MS;
  return io.now() < settledAt ? "too-early" : "nothing";
}
