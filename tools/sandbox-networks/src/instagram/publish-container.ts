import type { GraphInstagram } from "../graph/types.ts";
import { instagramError } from "./instagram-errors.ts";
import { countQuota } from "./quota.ts";
import { statusOf } from "./status-of.ts";
import type { InstagramState, StoredContainer, StoredMedia } from "./types.ts";

/** `POST /{ig}/media_publish`: once per container; a second time it is "not available" [k]. */
export function publishContainer(state: InstagramState, account: GraphInstagram, id: string): StoredMedia {
  const container = state.containers.get(id);
  if (container === undefined || container.instagramId !== account.id || container.isCarouselItem)
    throw instagramError(2207008);
  const status = statusOf(state, container);
  if (status === "EXPIRED") throw instagramError(2207020);
  if (status === "ERROR") throw instagramError(container.problem ?? 2207032);
  if (status !== "FINISHED") throw instagramError(2207027);
  const { used, total } = countQuota(state, account);
  if (used >= total) throw instagramError(2207042);
  const media = toMedia(state, container);
  state.media.set(media.id, media);
  container.mediaId = media.id;
  return media;
}

function toMedia(state: InstagramState, container: StoredContainer): StoredMedia {
  const id = state.nextId();
  const { instagramId, kind, caption, isVideo } = container;
  const parts =
    kind === "CAROUSEL"
      ? container.children.flatMap((child) => state.containers.get(child) ?? [])
      : [container];
  return {
    id,
    instagramId,
    shortcode: Buffer.from(id).toString("base64url"),
    type: kind === "CAROUSEL" ? "CAROUSEL_ALBUM" : isVideo ? "VIDEO" : "IMAGE",
    product: kind === "REELS" ? "REELS" : kind === "STORIES" ? "STORY" : "FEED",
    // A story shows no caption [doc content-publishing].
    caption: kind === "STORIES" ? "" : caption,
    files: parts.map((part) => ({ id: part.id, isVideo: part.isVideo, alt: part.alt })),
    timestamp: state.now(),
    comments: [],
  };
}
