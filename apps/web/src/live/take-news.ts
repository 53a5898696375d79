import { ORPCError } from "@orpc/client";
import type { Post } from "@planrrr/contract";
import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import { placePost } from "../features/calendar/place-post.ts";
import { connectionsKey } from "../features/connections/use-connections.ts";
import { dealsKey } from "../features/watching/deals-key.ts";
import { isLeaving } from "../features/posts/is-leaving.ts";
import { postKey, postListsKey, postsKey } from "../features/posts/posts-keys.ts";
import type { News } from "./gather-news.ts";
import { readAnew } from "./read-anew.ts";

/** More at once are read as a whole. */
const mostSingly = 8;

/** Puts what is different on the screen: single posts by themselves, so that a full calendar is not read for one. */
export async function takeNews(queries: QueryClient, news: News): Promise<void> {
  const { all, connections, deals, postIds, removedIds } = news;
  if (all || deals) void readAnew(queries, { queryKey: dealsKey });
  if (all || connections) void readAnew(queries, { queryKey: connectionsKey });
  // Where nothing on the screen is of posts, none is read: what earlier pages have left is read when it is shown again.
  const isShown = queries.getQueryCache().findAll({ queryKey: postsKey, type: "active" }).length > 0;
  if (all || !isShown || postIds.size + removedIds.size > mostSingly) {
    await readAnew(queries, { queryKey: postsKey });
    return;
  }
  for (const id of removedIds) {
    readAgain(queries, id);
    placePost(queries, id, undefined);
  }
  await Promise.all([...postIds].map((id) => takePost(queries, id)));
}

/** Everything that is not another post's own. */
function readAgain(queries: QueryClient, id: string): void {
  void readAnew(queries, {
    queryKey: postsKey,
    predicate: ({ queryKey }) => isConcerned(queryKey, id),
  });
}

async function takePost(queries: QueryClient, id: string): Promise<void> {
  readAgain(queries, id);
  const post = isLeaving(queries, id) ? undefined : await readPost(id);
  if (post) {
    queries.setQueryData<Post>(postKey(id), (known) =>
      known && known.version > post.version ? known : post,
    );
    queries.setQueriesData<InfiniteData<{ items: Post[] }>>({ queryKey: postListsKey }, (list) =>
      replaceIn(list, post),
    );
  }
  placePost(queries, id, post);
}

const ofOnePost = new Set<unknown>(["one", "attempts", "reviews"]);

/** Other posts' own pages are not concerned; calendars are told by `placePost`. */
function isConcerned([, kind, id]: QueryKey, postId: string): boolean {
  return kind !== "calendar" && (!ofOnePost.has(kind) || id === postId);
}

async function readPost(id: string): Promise<Post | undefined> {
  try {
    return await api.posts.get({ id });
  } catch (error) {
    if (error instanceof ORPCError && error.status === 404) return undefined;
    throw error;
  }
}

function replaceIn<List extends InfiniteData<{ items: Post[] }>>(list: List | undefined, post: Post) {
  if (!list?.pages.some(({ items }) => items.some(({ id }) => id === post.id))) return list;
  const items = (known: Post[]) => known.map((each) => (each.id === post.id ? post : each));
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: items(page.items) })) };
}
