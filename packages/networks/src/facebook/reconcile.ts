import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { reconcileComment } from "../graph/comment.ts";
import { toCommentPlace } from "./comment-place.ts";
import { parseHandle } from "./handle.ts";
import { toPage } from "./page.ts";
import { readPost } from "./read-post.ts";
import { readVideo } from "./read-video.ts";

const LOOK_AGAIN_MS = 15_000;

/** Asks by the id that was known before the commit. No quiet time is needed: a late commit of the same id changes nothing. */
export async function reconcileFacebook(io: NetworkIo, input: Reconciling): Promise<Reconciled> {
  const page = toPage(input.account, input.credentials);
  const handle = parseHandle(input.handle);
  try {
    if (handle.kind === "comment") return await reconcileComment(io, toCommentPlace(page), handle, input);
    if (handle.kind === "post") {
      const post = await readPost(io, page, handle.postId);
      if (post?.isPublished !== true) return { state: "not-published" };
      return { state: "published", remoteId: handle.postId, url: post.url ?? handle.url };
    }
    const video = await readVideo(io, page, handle.videoId);
    if (video.state === "published") return { state: "published", remoteId: handle.videoId, url: video.url };
    if (video.state === "processing")
      return { state: "cannot-tell", reason: "STILL_PROCESSING", askAgainAt: io.now() + LOOK_AGAIN_MS };
    return { state: "not-published" };
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind === "reconnect") throw error;
    const { code: reason, retryAt: askAgainAt } = error;
    return { state: "cannot-tell", reason, ...(askAgainAt === undefined ? {} : { askAgainAt }) };
  }
}
