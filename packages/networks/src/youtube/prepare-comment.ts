import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { type CommentHandle, parseHandle } from "./handle.ts";

const KEPT_TEXTS = 20;

/** A comment has nothing to get ready: only where it goes and what it says. */
export function prepareComment(io: NetworkIo, { content, replyTo, previousHandle }: Publishing): Armed {
  if (replyTo === undefined)
    throw new NetworkError({
      kind: "refused",
      code: "NO_VIDEO",
      message: "There is no video to comment on.",
    });
  const parsed = previousHandle === undefined ? undefined : parseHandle(previousHandle);
  const previous = parsed?.kind === "comment" ? parsed : undefined;
  const text = content.text.toWellFormed().trim();
  const isNew = previous !== undefined && previous.text !== text;
  const handle: CommentHandle = {
    kind: "comment",
    videoId: replyTo.root.remoteId,
    text,
    earlier: isNew ? [...previous.earlier, previous.text].slice(-KEPT_TEXTS) : (previous?.earlier ?? []),
    openedAt: previous?.openedAt ?? io.now(),
  };
  return { handle };
}
