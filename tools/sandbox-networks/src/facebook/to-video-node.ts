import type { Node } from "../graph/pick-fields.ts";
import { isPublished, isReady } from "./is-public.ts";
import { toTime } from "./to-post-node.ts";
import type { FacebookState, StoredVideo } from "./types.ts";

/** [doc graph-api/reference/video, video-status; reels-publishing, "Get the video status"] */
export function toVideoNode(state: FacebookState, video: StoredVideo, base: string): Node {
  const post = video.postId === null ? undefined : state.posts.get(video.postId);
  const published = post !== undefined && isPublished(state, post);
  const ready = isReady(state, video);
  return {
    id: video.id,
    title: video.title,
    description: video.description,
    post_id: video.postId,
    published,
    permalink_url: video.kind === "reel" ? `/reel/${video.id}/` : `/watch/?v=${video.id}`,
    source: `${base}/_video/${video.id}.mp4`,
    created_time: toTime(video.finishedAt ?? state.now()),
    length: (video.facts?.track?.durationMs ?? 0) / 1000,
    comments: { data: [], summary: { total_count: 0 } },
    status: {
      video_status: statusOf(video, ready),
      uploading_phase: {
        status: video.facts === null ? "in_progress" : "complete",
        bytes_transferred: video.received,
      },
      processing_phase:
        video.problem === null
          ? { status: ready ? "complete" : video.finishedAt === null ? "not_started" : "in_progress" }
          : { status: "error", errors: [{ code: 1363024, message: video.problem }] },
      publishing_phase:
        ready && published
          ? { status: "complete", publish_status: "published", publish_time: toTime(post.publishedAt ?? 0) }
          : { status: "not_started" },
    },
  };
}

function statusOf(video: StoredVideo, ready: boolean): string {
  if (video.problem !== null) return "error";
  if (ready) return "ready";
  if (video.finishedAt !== null) return "processing";
  return video.facts === null ? "uploading" : "upload_complete";
}
