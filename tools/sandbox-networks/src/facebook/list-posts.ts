import { isPublic } from "./is-public.ts";
import { permalinkOf } from "./to-post-node.ts";
import type { FacebookState, StoredPost } from "./types.ts";

/** What anybody can see now, for tests and for the curious. */
export function listPosts(state: FacebookState, base: string) {
  return [...state.posts.values()]
    .filter((post) => isPublic(state, post))
    .map((post) => ({
      id: post.videoId ?? post.id,
      url: permalinkOf(state, post, base),
      account: state.pages.find(({ id }) => id === post.pageId)?.username ?? "",
      accountId: post.pageId,
      kind: kindOf(state, post),
      text: post.message,
      link: post.link,
      media: [
        ...post.photoIds.map((id) => ({ id, description: state.photos.get(id)?.alt ?? "" })),
        ...(post.videoId === null ? [] : [{ id: post.videoId, description: "" }]),
      ],
      comments: post.comments.map(({ id, message }) => ({ id, text: message })),
      createdAt: new Date(post.publishedAt ?? post.scheduledAt ?? post.createdAt).toISOString(),
    }));
}
export type FacebookPost = ReturnType<typeof listPosts>[number];

function kindOf(state: FacebookState, { videoId }: StoredPost): "post" | "video" | "reel" {
  return videoId === null ? "post" : (state.videos.get(videoId)?.kind ?? "video");
}
