import { askOwner } from "../graph/ask-owner.ts";
import { callGraph, Success } from "../graph/call-graph.ts";
import { isGone } from "../graph/classify-graph.ts";
import { prepareComment } from "../graph/comment.ts";
import { fingerprintContent } from "../fingerprint.ts";
import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { toCommentPlace } from "./comment-place.ts";
import { type FacebookHandle, parseHandle } from "./handle.ts";
import { type FacebookPage, toPage } from "./page.ts";
import { preparePost } from "./prepare-post.ts";
import { prepareReel } from "./prepare-reel.ts";
import { prepareVideo } from "./prepare-video.ts";
import { readPost } from "./read-post.ts";
import { readVideo } from "./read-video.ts";
import { toMessage } from "./to-message.ts";
import { validateFacebook } from "./validate.ts";

/** Makes everything but public. What an earlier attempt made is used again, or taken away: a late call of it must find nothing. */
export async function prepareFacebook(io: NetworkIo, input: Publishing): Promise<Armed> {
  const { account, content, previousHandle } = input;
  refuseInvalid(validateFacebook({ content, limits: account.limits }));
  const page = toPage(account, input.credentials);
  const fingerprint = await fingerprintContent(content);
  const previous = previousHandle === undefined ? undefined : parseHandle(previousHandle);
  if (input.replyTo !== undefined || content.role === "comment") {
    const made = { content: fingerprint, message: toMessage(content) };
    return { handle: await prepareComment(io, toCommentPlace(page), input, made, previous) };
  }
  if (previous !== undefined && (await isStillGood(io, page, previous, fingerprint)))
    return { handle: previous };
  const [item] = content.media;
  if (item?.kind !== "video") return { handle: await askOwner(preparePost(io, page, content, fingerprint)) };
  const make = content.options?.facebook?.as === "reel" ? prepareReel : prepareVideo;
  return { handle: await askOwner(make(io, page, content, item, fingerprint)) };
}

/** Whatever became public stays and is found; what did not is kept for the same content and deleted for another. */
async function isStillGood(
  io: NetworkIo,
  page: FacebookPage,
  previous: FacebookHandle,
  fingerprint: string,
): Promise<boolean> {
  if (previous.kind === "comment") return false;
  const isSame = previous.content === fingerprint;
  if (previous.kind === "post") {
    const post = await readPost(io, page, previous.postId);
    if (post === undefined) return false;
    if (post.isPublished || isSame) return true;
    await remove(io, page, previous.postId);
    return false;
  }
  const video = await readVideo(io, page, previous.videoId);
  if (video.state === "failed" && isSame)
    throw new NetworkError({ kind: "refused", code: "VIDEO_REFUSED", message: video.message });
  if (video.state === "published" || video.state === "processing") return true;
  if (video.state === "uploaded" && isSame) return true;
  if (video.state !== "gone") await remove(io, page, previous.videoId);
  return false;
}

async function remove(io: NetworkIo, page: FacebookPage, id: string): Promise<void> {
  try {
    await callGraph(io, { ...page, method: "DELETE", path: `/${id}`, phase: "prepare", answer: Success });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
