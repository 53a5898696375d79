import { type Context, Hono } from "hono";
import { createVideoProbe } from "../files/probe-video.ts";
import { badParameter, GraphError } from "../graph/graph-error.ts";
import { type GraphParams, readInteger, readParams, readText } from "../graph/read-params.ts";
import { finishVideo } from "./finish-video.ts";
import { MAY_POST, requirePage } from "./require-page.ts";
import type { FacebookState, StoredVideo } from "./types.ts";

/** What one transfer may carry; Meta says so by `end_offset`. */
const CHUNK_BYTES = 4_194_304;
const MIN_BYTES = 1024;

/** `/{page}/videos` and `/{page}/video_reels`, in phases [doc video-api/guides/publishing, reels-publishing]. */
export function createVideoRoutes(state: FacebookState, base: () => string): Hono {
  const routes = new Hono();
  const serve = (kind: StoredVideo["kind"]) => async (context: Context) => {
    const params = await readParams(context);
    const page = requirePage(context, state, params, context.req.param("page") ?? "", MAY_POST);
    const phase = readText(params, "upload_phase").toLowerCase();
    if (phase === "start") {
      const video = startVideo(state, page.id, kind, params);
      if (kind === "reel")
        return context.json({ video_id: video.id, upload_url: `${base()}/video-upload/v26.0/${video.id}` });
      const offsets = offsetsOf(video);
      return context.json({ video_id: video.id, upload_session_id: video.sessionId, ...offsets });
    }
    const video = findVideo(state, page.id, kind, params);
    if (phase === "transfer" && kind === "video") return context.json(await transfer(video, params));
    if (phase === "finish") {
      finishVideo(state, video, params);
      return context.json({ success: true, ...(kind === "reel" ? { post_id: video.postId } : {}) });
    }
    throw badParameter("Invalid upload_phase");
  };
  routes.post("/:page/videos", serve("video"));
  routes.post("/:page/video_reels", serve("reel"));
  return routes;
}

function startVideo(
  state: FacebookState,
  pageId: string,
  kind: StoredVideo["kind"],
  params: GraphParams,
): StoredVideo {
  const size = readInteger(params, "file_size") ?? 0;
  if (kind === "video" && size < MIN_BYTES)
    throw new GraphError({
      message: "The video you tried to upload is too small.",
      code: 352,
      subcode: 1363022,
    });
  const video: StoredVideo = {
    id: state.nextId(),
    pageId,
    kind,
    sessionId: state.nextId(),
    size,
    received: 0,
    probe: createVideoProbe(),
    turn: 0,
    facts: null,
    finishedAt: null,
    problem: null,
    title: "",
    description: "",
    postId: null,
  };
  state.videos.set(video.id, video);
  return video;
}

function findVideo(
  state: FacebookState,
  pageId: string,
  kind: StoredVideo["kind"],
  params: GraphParams,
): StoredVideo {
  const [id, session] = [readText(params, "video_id"), readText(params, "upload_session_id")];
  const video = [...state.videos.values()].find((one) =>
    kind === "reel" ? one.id === id : one.sessionId === session,
  );
  if (video === undefined || video.pageId !== pageId || video.kind !== kind)
    throw new GraphError({ message: "Invalid upload session", code: 6001, subcode: 1363041 });
  return video;
}

/** A chunk that does not begin where the last one ended is answered with where to go on [doc video-api/reference/error-codes, 1363037]. */
async function transfer(video: StoredVideo, params: GraphParams) {
  const chunk = params["video_file_chunk"];
  if (!(chunk instanceof File)) throw badParameter("Param video_file_chunk must be a file");
  if (readInteger(params, "start_offset") !== video.received || video.received + chunk.size > video.size) {
    throw new GraphError({
      message: "There was a problem uploading your video. Please try uploading it again.",
      code: 6001,
      subcode: 1363037,
      transient: true,
      data: offsetsOf(video),
    });
  }
  video.probe.push(new Uint8Array(await chunk.arrayBuffer()));
  video.received += chunk.size;
  if (video.received === video.size) video.facts = video.probe.end();
  return offsetsOf(video);
}

function offsetsOf({ received, size }: StoredVideo): { start_offset: string; end_offset: string } {
  return { start_offset: String(received), end_offset: String(Math.min(size, received + CHUNK_BYTES)) };
}
