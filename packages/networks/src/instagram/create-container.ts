import type { MediaRef, PublicationContent } from "@planrrr/contract";
import { callGraph, Made } from "../graph/call-graph.ts";
import { UPLOAD_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { awaitContainer } from "./await-container.ts";
import type { InstagramPlace } from "./credentials.ts";
import { shapeOf } from "./shape-of.ts";
import { toCaption } from "./to-caption.ts";

/** `POST /{ig}/media`: Instagram fetches the files from planrrr's own addresses. Returns the id to publish. */
export async function createContainer(
  io: NetworkIo,
  place: InstagramPlace,
  content: PublicationContent,
): Promise<string> {
  const shape = shapeOf(content);
  const caption = toCaption(content);
  if (shape === "carousel") {
    const children: string[] = [];
    for (const item of content.media) children.push(await make(io, place, await toItem(io, item)));
    for (const child of children) if ((await awaitContainer(io, place, child)) !== "finished") throw slow();
    return make(io, place, { media_type: "CAROUSEL", children: children.join(","), caption });
  }
  const [item] = content.media;
  if (item === undefined) throw new Error("validated before: there is a file");
  const source = await toSource(io, item);
  if (shape === "story") return make(io, place, { media_type: "STORIES", ...source });
  if (shape === "reel") {
    const isShared = content.options?.instagram?.shareToFeed ?? true;
    return make(io, place, { media_type: "REELS", ...source, caption, share_to_feed: isShared });
  }
  return make(io, place, { ...source, caption, ...toAlt(item) });
}

async function toItem(io: NetworkIo, item: MediaRef): Promise<{ [name: string]: unknown }> {
  const type = item.kind === "video" ? { media_type: "VIDEO" } : toAlt(item);
  return { ...(await toSource(io, item)), ...type, is_carousel_item: true };
}

async function toSource(io: NetworkIo, item: MediaRef): Promise<{ [name: string]: string }> {
  const url = await io.mediaUrl(item.id);
  return item.kind === "video" ? { video_url: url } : { image_url: url };
}

function toAlt({ alt }: MediaRef): { alt_text?: string } {
  return alt.trim() === "" ? {} : { alt_text: alt };
}

async function make(
  io: NetworkIo,
  place: InstagramPlace,
  body: { [name: string]: unknown },
): Promise<string> {
  const path = `/${place.accountId}/media`;
  const call = { ...place, method: "POST", path, body, phase: "prepare" } as const;
  return (await callGraph(io, { ...call, answer: Made, timeoutMs: UPLOAD_TIMEOUT_MS })).id;
}

function slow(): NetworkError {
  const message = "Instagram is still working on a file.";
  return new NetworkError({ kind: "not-sent", code: "MEDIA_STILL_PROCESSING", message });
}
