import { isThere, permalinkOf } from "./to-media-node.ts";
import type { InstagramState } from "./types.ts";

/** What anybody can see now, for tests and for the curious. */
export function listPosts(state: InstagramState, base: string) {
  return [...state.media.values()]
    .filter((media) => isThere(state, media))
    .map((media) => ({
      id: media.id,
      url: permalinkOf(media, base),
      account: state.instagrams.find(({ id }) => id === media.instagramId)?.username ?? "",
      accountId: media.instagramId,
      kind: media.product,
      text: media.caption,
      media: media.files.map(({ id, alt }) => ({ id, description: alt })),
      comments: media.comments.map(({ id, text }) => ({ id, text })),
      createdAt: new Date(media.timestamp).toISOString(),
    }));
}
export type InstagramPost = ReturnType<typeof listPosts>[number];
