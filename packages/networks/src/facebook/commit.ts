import { callGraph, Success } from "../graph/call-graph.ts";
import { isGone } from "../graph/classify-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import type { Committing, NetworkIo, Published } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { commitComment } from "../graph/comment.ts";
import { toCommentPlace } from "./comment-place.ts";
import { type FacebookHandle, parseHandle } from "./handle.ts";
import { type FacebookPage, toPage } from "./page.ts";

export async function commitFacebook(io: NetworkIo, input: Committing): Promise<Published> {
  const page = toPage(input.account, input.credentials);
  const handle = parseHandle(input.handle);
  if (handle.kind === "comment") return commitComment(io, toCommentPlace(page), handle);
  try {
    await publish(io, page, handle);
  } catch (error) {
    // Taken away by a later attempt with another content, or by hand.
    if (!isGone(error) || !(error instanceof NetworkError)) throw error;
    const { code, status, evidence } = error;
    const message = "What was prepared is no longer there.";
    throw new NetworkError({ kind: "not-sent", code, message, status, evidence, cause: error });
  }
  if (handle.kind === "post") return { remoteId: handle.postId, url: handle.url };
  // Accepted is not public: Facebook works on it first, and may yet find something.
  throw new NetworkError({
    kind: "unknown",
    code: "STILL_PROCESSING",
    message: "Facebook has the video and is still working on it.",
  });
}

type Prepared = Exclude<FacebookHandle, { kind: "comment" }>;

/** By an id that is known already: however often it is said, it is one post. */
async function publish(io: NetworkIo, page: FacebookPage, handle: Prepared): Promise<void> {
  const { pageId } = page;
  const call = {
    ...page,
    method: "POST",
    phase: "commit",
    answer: Success,
    timeoutMs: COMMIT_TIMEOUT_MS,
  } as const;
  const upload_phase = "finish";
  const description = handle.message;
  if (handle.kind === "post") {
    await callGraph(io, { ...call, path: `/${handle.postId}`, body: { is_published: true } });
  } else if (handle.kind === "reel") {
    const body = { upload_phase, video_id: handle.videoId, video_state: "PUBLISHED", description };
    await callGraph(io, { ...call, path: `/${pageId}/video_reels`, body });
  } else {
    const { films: service } = metaHosts(page.service);
    const body = { upload_phase, upload_session_id: handle.sessionId, published: true, description };
    await callGraph(io, { ...call, service, path: `/${pageId}/videos`, body });
  }
}
