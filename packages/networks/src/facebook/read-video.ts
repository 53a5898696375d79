import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { isGone } from "../graph/classify-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import type { NetworkIo } from "../network.ts";
import type { FacebookPage } from "./page.ts";

const Problem = z.object({ message: z.string() });
const Video = z.object({
  permalink_url: z.string().optional().catch(undefined),
  status: z.object({
    video_status: z.string().catch(""),
    uploading_phase: z
      .object({ status: z.string().catch("") })
      .optional()
      .catch(undefined),
    processing_phase: z
      .object({
        status: z.string().catch(""),
        error: Problem.optional().catch(undefined),
        errors: z.array(Problem).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    publishing_phase: z
      .object({ status: z.string().catch(""), publish_status: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

export type VideoState =
  | { state: "gone" }
  /** All bytes are there; nobody said "publish" yet. */
  | { state: "uploaded" }
  | { state: "uploading" }
  | { state: "processing" }
  | { state: "failed"; message: string }
  | { state: "published"; url: string };

/** `GET /{video}?fields=status`: how far a video is. */
export async function readVideo(io: NetworkIo, page: FacebookPage, id: string): Promise<VideoState> {
  try {
    const query = { fields: "status,permalink_url" };
    const video = await callGraph(io, { ...page, path: `/${id}`, query, phase: "read", answer: Video });
    return toState(video, page.service, id);
  } catch (error) {
    if (isGone(error)) return { state: "gone" };
    throw error;
  }
}

function toState(
  { permalink_url: path, status }: z.infer<typeof Video>,
  service: string,
  id: string,
): VideoState {
  const { video_status: whole, uploading_phase: up, processing_phase: work, publishing_phase: out } = status;
  if (out?.publish_status === "published") {
    const url = URL.parse(path ?? `/watch/?v=${id}`, metaHosts(service).web);
    return { state: "published", url: url?.href ?? `${metaHosts(service).web}/${id}` };
  }
  if (whole === "error" || whole === "expired" || work?.status === "error") {
    const message =
      work?.error?.message ?? work?.errors?.[0]?.message ?? "Facebook could not read the video.";
    return { state: "failed", message };
  }
  if (whole === "upload_complete") return { state: "uploaded" };
  if (whole === "uploading" || up?.status === "in_progress") return { state: "uploading" };
  return { state: "processing" };
}
