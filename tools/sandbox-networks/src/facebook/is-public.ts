import type { FacebookState, StoredPost, StoredVideo } from "./types.ts";

const PROCESSING_MS = 2000;

/** Whether anybody can see a post now. */
export function isPublic(state: FacebookState, post: StoredPost): boolean {
  const video = post.videoId === null ? undefined : state.videos.get(post.videoId);
  return isPublished(state, post) && (video === undefined || isReady(state, video));
}

/** Said to be public by its page; a scheduled one becomes so by itself. */
export function isPublished(state: FacebookState, post: StoredPost): boolean {
  return post.published || (post.scheduledAt !== null && post.scheduledAt <= state.now());
}

export function isReady(state: FacebookState, video: StoredVideo): boolean {
  if (video.finishedAt === null || video.problem !== null) return false;
  return video.finishedAt + (state.options.processingMs ?? PROCESSING_MS) <= state.now();
}
