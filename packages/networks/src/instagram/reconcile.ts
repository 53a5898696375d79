import { reconcileComment } from "../graph/comment.ts";
import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toCommentPlace } from "./comment-place.ts";
import { type InstagramPlace, toPlace } from "./credentials.ts";
import { type ContainerHandle, type ContainerNote, parseHandle } from "./handle.ts";
import { listOwnMedia, type OwnMedia, toProfile } from "./own-media.ts";
import { readContainer } from "./read-container.ts";

/** Lists lag behind; after so long a post that is out but not listed has been taken away by hand. */
const LAG_MS = 600_000;
const LOOK_AGAIN_MS = 10_000;
/** Their clock and ours. */
const SKEW_MS = 120_000;

/** The container says whether it was published; the list only says where. */
export async function reconcileInstagram(io: NetworkIo, input: Reconciling): Promise<Reconciled> {
  const place = toPlace(input.account, input.credentials);
  const handle = parseHandle(input.handle);
  try {
    if (handle.kind === "comment") return await reconcileComment(io, toCommentPlace(place), handle, input);
    for (const note of [handle, ...handle.earlier.toReversed()]) {
      const { code } = await readContainer(io, place, note.containerId);
      if (code === "PUBLISHED") return await findPublished(io, place, handle, note, input);
      // A container that is no longer there can't be asked; what it may have made can.
      if ((code === "GONE" || code === "EXPIRED") && input.lastCommitAt !== undefined) {
        const found = await find(io, place, handle, note, input.takenRemoteIds);
        if (found !== undefined) return toPublished(found, place);
      }
    }
    return { state: "not-published" };
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind === "reconnect") throw error;
    const { code: reason, retryAt: askAgainAt } = error;
    return { state: "cannot-tell", reason, ...(askAgainAt === undefined ? {} : { askAgainAt }) };
  }
}

async function findPublished(
  io: NetworkIo,
  place: InstagramPlace,
  handle: ContainerHandle,
  note: ContainerNote,
  { armedAt, lastCommitAt, takenRemoteIds }: Reconciling,
): Promise<Reconciled> {
  const found = await find(io, place, handle, note, takenRemoteIds);
  if (found !== undefined) return toPublished(found, place);
  const now = io.now();
  if (now < Math.max(armedAt, lastCommitAt ?? 0) + LAG_MS)
    return { state: "cannot-tell", reason: "NOT_LISTED_YET", askAgainAt: now + LOOK_AGAIN_MS };
  return { state: "published", remoteId: note.containerId, url: toProfile(place) };
}

/** The oldest that can be ours: the same words, not before the container, nobody else's. */
async function find(
  io: NetworkIo,
  place: InstagramPlace,
  { madeAt }: ContainerHandle,
  { caption, isStory }: ContainerNote,
  taken: string[],
): Promise<OwnMedia | undefined> {
  const media = await listOwnMedia(io, place, isStory ? "stories" : "media");
  return media
    .filter(({ id, timestamp }) => !taken.includes(id) && timestamp >= madeAt - SKEW_MS)
    .filter((one) => isStory || normalise(one.caption) === normalise(caption))
    .toSorted((a, b) => a.timestamp - b.timestamp)[0];
}

function toPublished({ id, permalink }: OwnMedia, place: InstagramPlace): Reconciled {
  return { state: "published", remoteId: id, url: permalink ?? toProfile(place) };
}

function normalise(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
