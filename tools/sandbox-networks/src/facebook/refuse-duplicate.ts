import { GraphError } from "../graph/graph-error.ts";
import { isPublished } from "./is-public.ts";
import type { FacebookState, StoredPost } from "./types.ts";

/** "Duplicate posts cannot be published consecutively" [doc error-handling, 506]. */
export function refuseDuplicate(state: FacebookState, post: StoredPost): void {
  const latest = [...state.posts.values()]
    .filter((one) => one.pageId === post.pageId && one.id !== post.id && isPublished(state, one))
    .toReversed()
    .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))[0];
  if (latest === undefined || toKey(latest) !== toKey(post)) return;
  throw new GraphError({
    message: "(#506) Duplicate status message",
    type: "FacebookApiException",
    code: 506,
    subcode: 1455006,
    transient: false,
    title: "Duplicate Status Update",
    userMessage:
      "This status update is identical to the last one you posted. Try posting something different, or delete your previous update.",
  });
}

function toKey({ message, link, photoIds, videoId }: StoredPost): string {
  return JSON.stringify([message, link, photoIds, videoId]);
}
