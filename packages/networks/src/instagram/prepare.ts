import { fingerprintContent } from "../fingerprint.ts";
import { askOwner } from "../graph/ask-owner.ts";
import { prepareComment } from "../graph/comment.ts";
import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { awaitContainer } from "./await-container.ts";
import { checkQuota } from "./check-quota.ts";
import { toCommentPlace } from "./comment-place.ts";
import { createContainer } from "./create-container.ts";
import { type InstagramPlace, toPlace } from "./credentials.ts";
import { type ContainerHandle, parseHandle } from "./handle.ts";
import { readContainer } from "./read-container.ts";
import { shapeOf } from "./shape-of.ts";
import { toCaption } from "./to-caption.ts";
import { validateInstagram } from "./validate.ts";

const KEPT = 20;

/** Builds a container and waits for it. That of an earlier attempt is used again while it lives: it can be published but once. */
export async function prepareInstagram(io: NetworkIo, input: Publishing): Promise<Armed> {
  const { account, content, previousHandle } = input;
  refuseInvalid(validateInstagram({ content, limits: account.limits }));
  const place = toPlace(account, input.credentials);
  const fingerprint = await fingerprintContent(content);
  const previous = previousHandle === undefined ? undefined : parseHandle(previousHandle);
  if (input.replyTo !== undefined || content.role === "comment") {
    const made = { content: fingerprint, message: toCaption(content) };
    return { handle: await prepareComment(io, toCommentPlace(place), input, made, previous) };
  }
  const before = previous?.kind === "container" ? previous : undefined;
  if (before !== undefined && (await isStillGood(io, place, before, fingerprint))) return { handle: before };
  await askOwner(checkQuota(io, place));
  const madeAt = before?.madeAt ?? io.now();
  const containerId = await createContainer(io, place, content);
  // Armed all the same when it takes long: the next attempt goes on with it.
  await awaitContainer(io, place, containerId);
  const handle: ContainerHandle = {
    kind: "container",
    containerId,
    caption: toCaption(content),
    isStory: shapeOf(content) === "story",
    madeAt,
    content: fingerprint,
    earlier: before === undefined ? [] : [...before.earlier, toNote(before)].slice(-KEPT),
  };
  return { handle };
}

/** What is public stays, whatever the content is now; what is not lives for its own content alone. */
async function isStillGood(
  io: NetworkIo,
  place: InstagramPlace,
  before: ContainerHandle,
  fingerprint: string,
): Promise<boolean> {
  for (const { containerId } of [...before.earlier, before])
    if ((await readContainer(io, place, containerId)).code === "PUBLISHED") return true;
  if (before.content !== fingerprint) return false;
  const { code } = await readContainer(io, place, before.containerId);
  return (
    code === "FINISHED" ||
    (code === "IN_PROGRESS" && (await awaitContainer(io, place, before.containerId)) !== undefined)
  );
}

function toNote({ containerId, caption, isStory }: ContainerHandle) {
  return { containerId, caption, isStory };
}
