/** From the lexicons app.bsky.feed.post, app.bsky.embed.images and app.bsky.embed.external. */
export const MAX_GRAPHEMES = 300;
export const MAX_BYTES = 3000;
export const MAX_IMAGES = 4;
export const MAX_IMAGE_BYTES = 2_000_000;
export const MAX_THUMB_BYTES = 1_000_000;
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
