import { fetchFile } from "../files/fetch-file.ts";
import { badParameter } from "../graph/graph-error.ts";
import { type GraphParams, readFlag, readList, readText } from "../graph/read-params.ts";
import type { GraphInstagram } from "../graph/types.ts";
import { checkImage } from "./check-image.ts";
import { findVideoProblem } from "./find-video-problem.ts";
import { instagramError } from "./instagram-errors.ts";
import { statusOf } from "./status-of.ts";
import type { ContainerKind, InstagramState, StoredContainer } from "./types.ts";

const PROCESSING_MS = 2000;

/** `POST /{ig}/media` [doc instagram-user/media; network-facts §1]. */
export async function createContainer(
  state: InstagramState,
  account: GraphInstagram,
  params: GraphParams,
): Promise<StoredContainer> {
  const [imageUrl, videoUrl] = [readText(params, "image_url"), readText(params, "video_url")];
  const isCarouselItem = readFlag(params, "is_carousel_item", false);
  const kind = readKind(params, isCarouselItem);
  const caption = readText(params, "caption");
  const alt = readText(params, "alt_text");
  checkCaption(caption);
  const isVideo = videoUrl !== "";
  if (alt !== "" && (isVideo || kind === "CAROUSEL" || kind === "STORIES"))
    throw badParameter("The parameter alt_text is only supported for image posts");
  const container: StoredContainer = {
    id: state.nextId(),
    instagramId: account.id,
    kind,
    isVideo,
    isCarouselItem,
    caption,
    alt,
    children: kind === "CAROUSEL" ? readChildren(state, account, params) : [],
    createdAt: state.now(),
    readyAt: state.now(),
    problem: null,
    mediaId: null,
  };
  if (isVideo) {
    container.problem = findVideoProblem(await fetchFile(videoUrl), kind);
    container.readyAt = state.now() + (state.options.processingMs ?? PROCESSING_MS);
  } else if (kind !== "CAROUSEL") {
    if (imageUrl === "") throw badParameter("The parameter image_url is required");
    checkImage(await fetchFile(imageUrl), kind);
  }
  state.containers.set(container.id, container);
  return container;
}

/** A single video in the feed is a reel since July 2023; VIDEO is left for carousels. */
function readKind(params: GraphParams, isCarouselItem: boolean): ContainerKind {
  const type = readText(params, "media_type").toUpperCase();
  const hasVideo = readText(params, "video_url") !== "";
  if (type === "CAROUSEL" || type === "STORIES") return type;
  if (type === "REELS" && hasVideo) return type;
  if (type === "VIDEO" && hasVideo && isCarouselItem) return type;
  if ((type === "" || type === "IMAGE") && !hasVideo) return "IMAGE";
  throw instagramError(2207023);
}

function checkCaption(caption: string): void {
  const [tags, mentions] = [caption.match(/#[\p{L}\p{N}_]+/gu) ?? [], caption.match(/(?<!\w)@\w+/g) ?? []];
  if (caption.length > 2200 || tags.length > 30 || mentions.length > 20) throw instagramError(2207010);
}

function readChildren(state: InstagramState, account: GraphInstagram, params: GraphParams): string[] {
  const ids = readList(params, "children").map(String);
  if (ids.length < 2 || ids.length > 10) throw instagramError(2207028);
  for (const id of ids) {
    const child = state.containers.get(id);
    if (child === undefined || child.instagramId !== account.id || !child.isCarouselItem)
      throw instagramError(2207028);
    const status = statusOf(state, child);
    if (status === "EXPIRED") throw instagramError(2207020);
    if (status !== "FINISHED") throw instagramError(status === "IN_PROGRESS" ? 2207027 : 2207032);
  }
  return ids;
}
