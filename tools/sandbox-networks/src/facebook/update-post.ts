import { badParameter } from "../graph/graph-error.ts";
import { type GraphParams, readFlag, readText } from "../graph/read-params.ts";
import { readSchedule } from "./create-post.ts";
import { isPublished } from "./is-public.ts";
import { refuseDuplicate } from "./refuse-duplicate.ts";
import type { FacebookState, StoredPost } from "./types.ts";

/** `POST /{post}`: a new message, another time, or "be public now"; never back [doc page-post, updating]. */
export function updatePost(state: FacebookState, post: StoredPost, params: GraphParams): void {
  const wasPublished = isPublished(state, post);
  const publish = readFlag(params, "is_published", wasPublished);
  if (wasPublished && !publish) throw badParameter("Published posts cannot be unpublished");
  if (readText(params, "message") !== "") post.message = readText(params, "message");
  if (!wasPublished && readText(params, "scheduled_publish_time") !== "")
    post.scheduledAt = readSchedule(state, params, false);
  if (wasPublished || !publish) return;
  if (state.options.flipsAreDuplicates === true) refuseDuplicate(state, post);
  post.published = true;
  post.publishedAt = state.now();
}
