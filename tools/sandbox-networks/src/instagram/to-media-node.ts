import type { Node } from "../graph/pick-fields.ts";
import type { InstagramState, StoredMedia } from "./types.ts";

/** [doc instagram-platform/reference/instagram-media] */
export function toMediaNode(state: InstagramState, media: StoredMedia, base: string): Node {
  const account = state.instagrams.find(({ id }) => id === media.instagramId);
  return {
    id: media.id,
    ig_id: media.id,
    caption: media.caption === "" ? null : media.caption,
    alt_text: media.files[0]?.alt || null,
    media_type: media.type,
    media_product_type: media.product,
    permalink: permalinkOf(media, base),
    shortcode: media.shortcode,
    timestamp: new Date(media.timestamp).toISOString().replace(/\.\d+Z$/, "+0000"),
    username: account?.username,
    owner: { id: media.instagramId },
    comments_count: media.comments.length,
    like_count: 0,
    children: media.files.length > 1 ? { data: media.files.map(({ id }) => ({ id })) } : null,
  };
}

export function permalinkOf({ product, shortcode, id }: StoredMedia, base: string): string {
  if (product === "STORY") return `${base}/stories/${id}/`;
  return `${base}/${product === "REELS" ? "reel" : "p"}/${shortcode}/`;
}

const STORY_MS = 86_400_000;

/** A story is there for a day. */
export function isThere(state: InstagramState, media: StoredMedia): boolean {
  return media.product !== "STORY" || media.timestamp + STORY_MS > state.now();
}
