import type { PublicationContent } from "@planrrr/contract";
import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookHandle } from "./handle.ts";
import type { FacebookPage } from "./page.ts";
import { toMessage } from "./to-message.ts";
import { uploadPhoto } from "./upload-photo.ts";

const Made = z.object({ id: z.string(), permalink_url: z.url().optional().catch(undefined) });

/** Makes the whole post, unpublished: its id is known before anybody can see it. */
export async function preparePost(
  io: NetworkIo,
  page: FacebookPage,
  content: PublicationContent,
  fingerprint: string,
): Promise<FacebookHandle> {
  const photoIds: string[] = [];
  for (const item of content.media) photoIds.push(await uploadPhoto(io, page, item));
  const message = toMessage(content);
  const isCard = content.link !== undefined && photoIds.length === 0;
  const { id, permalink_url: url } = await callGraph(io, {
    ...page,
    method: "POST",
    path: `/${page.pageId}/feed`,
    body: {
      published: false,
      fields: "id,permalink_url",
      ...(message === "" ? {} : { message }),
      ...(isCard ? { link: content.link?.url } : {}),
      ...(photoIds.length === 0 ? {} : { attached_media: photoIds.map((media_fbid) => ({ media_fbid })) }),
    },
    phase: "prepare",
    answer: Made,
  });
  const address = url ?? `${metaHosts(page.service).web}/${id}`;
  return { kind: "post", postId: id, url: address, content: fingerprint, message };
}
