import type { MediaRef, PublicationContent } from "@planrrr/contract";
import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookHandle } from "./handle.ts";
import type { FacebookPage } from "./page.ts";
import { sendFilm } from "./send-film.ts";
import { toMessage } from "./to-message.ts";

const Started = z.object({ video_id: z.string(), upload_url: z.url() });

/** Start, and the bytes to the upload host; the finish is the commit. */
export async function prepareReel(
  io: NetworkIo,
  page: FacebookPage,
  content: PublicationContent,
  item: MediaRef,
  fingerprint: string,
): Promise<FacebookHandle> {
  const path = `/${page.pageId}/video_reels`;
  const body = { upload_phase: "start" };
  const call = { ...page, method: "POST", path, body, phase: "prepare" } as const;
  const { video_id: videoId, upload_url: url } = await callGraph(io, { ...call, answer: Started });
  await sendFilm(io, page, { videoId, url }, item);
  return { kind: "reel", videoId, content: fingerprint, message: toMessage(content) };
}
