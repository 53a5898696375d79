import type { CorpusPost } from "./corpus.ts";
import { blueskyPosts } from "./invalid/bluesky-posts.ts";
import { facebookPosts } from "./invalid/facebook-posts.ts";
import { instagramPosts } from "./invalid/instagram-posts.ts";
import { mastodonPosts } from "./invalid/mastodon-posts.ts";
import { xPosts } from "./invalid/x-posts.ts";
import { youtubePosts } from "./invalid/youtube-posts.ts";

/**
 * Posts the networks refuse, from what their vendors write; the numbers are theirs and stand here once more, so that a
 * slip in a network's folder does not hide behind itself.
 */
export const invalidPosts: CorpusPost[] = [
  ...blueskyPosts,
  ...mastodonPosts,
  ...facebookPosts,
  ...instagramPosts,
  ...xPosts,
  ...youtubePosts,
];
