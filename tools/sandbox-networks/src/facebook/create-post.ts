import { badParameter, GraphError } from "../graph/graph-error.ts";
import { type GraphParams, readFlag, readInteger, readList, readText } from "../graph/read-params.ts";
import type { GraphPage } from "../graph/types.ts";
import { refuseDuplicate } from "./refuse-duplicate.ts";
import type { FacebookState, StoredPost } from "./types.ts";

const MESSAGE_CHARACTERS = 63_206;
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** `POST /{page}/feed` [doc pages-api/posts; network-facts §2]. */
export function createPost(state: FacebookState, page: GraphPage, params: GraphParams): StoredPost {
  const message = readText(params, "message");
  const link = readText(params, "link") || null;
  const photoIds = readPhotos(state, page, params);
  if (message.trim() === "" && link === null && photoIds.length === 0)
    throw badParameter("Requires one of the params: message, link, attached_media");
  if (message.length > MESSAGE_CHARACTERS) throw badParameter("The message is too long");
  if (link !== null && !/^https?:\/\/[^/]+\./.test(link))
    throw new GraphError({ message: "(#1500) The url you supplied is invalid", code: 1500 });
  const published = readFlag(params, "published", true);
  const post: StoredPost = {
    id: `${page.id}_${state.nextId()}`,
    pageId: page.id,
    message,
    link,
    photoIds,
    videoId: null,
    published,
    scheduledAt: readSchedule(state, params, published),
    createdAt: state.now(),
    publishedAt: published ? state.now() : null,
    comments: [],
  };
  if (published) refuseDuplicate(state, post);
  state.posts.set(post.id, post);
  for (const id of photoIds) {
    const photo = state.photos.get(id);
    if (photo !== undefined) photo.postId = post.id;
  }
  return post;
}

function readPhotos(state: FacebookState, page: GraphPage, params: GraphParams): string[] {
  const ids = readList(params, "attached_media").map((one) =>
    typeof one === "object" && one !== null && "media_fbid" in one ? String(one.media_fbid) : "",
  );
  ids.forEach((id, index) => {
    const photo = state.photos.get(id);
    if (photo === undefined || photo.pageId !== page.id || photo.postId !== null || ids.indexOf(id) !== index)
      throw badParameter(`Param attached_media[${index}] must be an unattached photo of this page`);
  });
  return ids;
}

/** Between 10 minutes and 30 days ahead, seconds since the epoch or ISO [doc pages-api/posts]. */
export function readSchedule(state: FacebookState, params: GraphParams, published: boolean): number | null {
  const text = readText(params, "scheduled_publish_time");
  if (text === "") return null;
  if (published) throw badParameter("You cannot specify a scheduled publish time on a published post");
  const at = /^\d+$/.test(text)
    ? (readInteger(params, "scheduled_publish_time") ?? 0) * 1000
    : Date.parse(text);
  const ahead = at - state.now();
  if (!(ahead >= 10 * MINUTE_MS && ahead <= 30 * DAY_MS))
    throw badParameter("The specified scheduled publish time is invalid.", 1363107);
  return at;
}
