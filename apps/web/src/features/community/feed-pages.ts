import type { CommunityPost, CommunityPostPage } from "@planrrr/contract";

export interface Feed {
  /** What stands on top, whatever its age. */
  pinned: CommunityPost[];
  shown: CommunityPost[];
  /** Newer than what is shown: they wait for their reader's tap. */
  waiting: number;
}

/**
 * What the reader sees: everything up to the post they have seen last, and their own, which nobody has to be told of.
 * `seenUpTo` is the newest post's `createdAt` when they last looked.
 */
export function arrangeFeed(
  latest: CommunityPostPage,
  older: CommunityPostPage[],
  { seenUpTo, userId }: { seenUpTo: string; userId: string },
): Feed {
  const all = [latest, ...older].flatMap(({ items }) => items);
  const known = new Map(all.map((post) => [post.id, post]));
  const posts = [...known.values()];
  const isSeen = (post: CommunityPost) => post.createdAt <= seenUpTo || post.author.id === userId;
  const pinnedIds = new Set(latest.pinned.map(({ id }) => id));
  return {
    pinned: latest.pinned,
    shown: posts.filter((post) => isSeen(post) && !pinnedIds.has(post.id)),
    waiting: posts.filter((post) => !isSeen(post) && !pinnedIds.has(post.id)).length,
  };
}

/** The page with one post changed wherever it stands. */
export function changePost<Page extends CommunityPostPage>(
  page: Page,
  postId: string,
  change: (post: CommunityPost) => CommunityPost,
): Page {
  const each = (posts: CommunityPost[]) => posts.map((post) => (post.id === postId ? change(post) : post));
  return { ...page, items: each(page.items), pinned: each(page.pinned) };
}

/** The heart at once; the room's own count puts it right. */
export function withHeart(post: CommunityPost, liked: boolean): CommunityPost {
  if (post.liked === liked) return post;
  return { ...post, liked, likes: Math.max(0, post.likes + (liked ? 1 : -1)) };
}
