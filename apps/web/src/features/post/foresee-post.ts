import type { Post, Publication } from "@planrrr/contract";
import type { QueryClient } from "@tanstack/react-query";
import { postKey } from "../posts/posts-keys.ts";

/** Shows at once what the server is about to do; gives what was there, to go back to. */
export async function foreseePost(
  queries: QueryClient,
  id: string,
  change: (post: Post) => Post,
): Promise<{ before: Post | undefined }> {
  await queries.cancelQueries({ queryKey: postKey(id) });
  const before = queries.getQueryData<Post>(postKey(id));
  if (before) queries.setQueryData(postKey(id), change(before));
  return { before };
}

export function withPublications(post: Post, ids: readonly string[], change: Partial<Publication>): Post {
  const publications = post.publications.map((each) =>
    ids.includes(each.id) ? { ...each, ...change } : each,
  );
  return { ...post, publications };
}

/** What has not begun is stopped; the rest goes its way. */
export function cancelled(post: Post): Post {
  const stopped = post.publications.filter(({ status }) => status === "SCHEDULED").map(({ id }) => id);
  const next = withPublications(post, stopped, { status: "CANCELLED", waitingFor: null });
  return next.publications.every(({ status }) => status === "CANCELLED")
    ? { ...next, status: "CANCELLED" }
    : next;
}
