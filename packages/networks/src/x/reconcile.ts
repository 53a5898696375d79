import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle } from "./handle.ts";
import { isOurs } from "./match-post.ts";
import { listOwnPosts } from "./own-posts.ts";
import { toPostUrl } from "./web-address.ts";

/** A timeline lags behind, and a slow call may still be on its way: no second call before that is over. */
const SETTLE_MS = 60_000;
const ASK_AGAIN_MS = 10_000;

/** Looks for the post in the account's own timeline: X has nothing else to ask by. */
export async function reconcileX(io: NetworkIo, input: Reconciling): Promise<Reconciled> {
  const { account } = input;
  const { service } = account;
  const { accessToken } = parseCredentials(input.credentials);
  const handle = parseHandle(input.handle);
  try {
    const { posts, complete } = await listOwnPosts(io, { service, accessToken }, account.id, handle.sinceId);
    const found = posts.find((post) => !input.takenRemoteIds.includes(post.id) && isOurs(handle, post));
    if (found !== undefined)
      return { state: "published", remoteId: found.id, url: toPostUrl(service, account.handle, found.id) };
    if (!complete) return { state: "cannot-tell", reason: "TOO_MANY_POSTS" };
    const settledAt = Math.max(input.armedAt, input.lastCommitAt ?? 0) + SETTLE_MS;
    const now = io.now();
    if (now >= settledAt) return { state: "not-published" };
    const askAgainAt = Math.min(settledAt, now + ASK_AGAIN_MS);
    return { state: "cannot-tell", reason: "TOO_EARLY", askAgainAt };
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
