import { GraphError } from "../graph/graph-error.ts";
import { type GraphParams, readFlag, readText } from "../graph/read-params.ts";
import { readSchedule } from "./create-post.ts";
import type { FacebookState, StoredVideo } from "./types.ts";

/** The finish phase: from here on Meta works alone, and makes the video public when it is done. */
export function finishVideo(state: FacebookState, video: StoredVideo, params: GraphParams): void {
  if (video.facts === null)
    throw new GraphError({ message: "The video was not uploaded completely.", code: 6000, subcode: 1363019 });
  if (video.finishedAt !== null)
    throw new GraphError({
      message: "Invalid upload session: it is finished.",
      code: 6001,
      subcode: 1363041,
    });
  const wanted = readText(params, "video_state").toUpperCase();
  const published = video.kind === "reel" ? wanted === "PUBLISHED" : readFlag(params, "published", true);
  const scheduledAt = readSchedule(state, params, published);
  video.finishedAt = state.now();
  video.title = readText(params, "title");
  video.description = readText(params, "description");
  video.problem = findProblem(video);
  video.postId = `${video.pageId}_${state.nextId()}`;
  state.posts.set(video.postId, {
    id: video.postId,
    pageId: video.pageId,
    message: video.description,
    link: null,
    photoIds: [],
    videoId: video.id,
    published,
    scheduledAt,
    createdAt: state.now(),
    publishedAt: published ? state.now() : null,
    comments: [],
  });
}

/** Found out while processing. A reel: 3 to 90 s, 9:16, 540 × 960 at least [doc reels-publishing]. */
function findProblem({ kind, facts }: StoredVideo): string | null {
  const track = facts?.track;
  if (track === undefined || facts?.truncated === true)
    return "The video file you selected is in a format that we don't support.";
  if (kind === "video") return null;
  if (track.durationMs < 3000 || track.durationMs > 90_000)
    return "The duration of the reel must be between 3 and 90 seconds.";
  if (track.width < 540 || track.height < 960 || Math.abs(track.width / track.height - 9 / 16) > 0.01)
    return "The aspect ratio of the reel must be 9:16 with at least 540x960 pixels.";
  return null;
}
