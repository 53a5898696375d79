import { Hono } from "hono";
import { authenticate } from "../graph/authenticate.ts";
import { GraphError, unknownObject } from "../graph/graph-error.ts";
import { readParams } from "../graph/read-params.ts";
import { MAY_POST } from "./require-page.ts";
import type { FacebookState, StoredVideo } from "./types.ts";

/** rupload.facebook.com: the bytes of a reel, once, from where they stopped [doc reels-publishing, "Upload the video"]. */
export function createUploadRoutes(state: FacebookState): Hono {
  const routes = new Hono();
  routes.post("/video-upload/:version/:video", async (context) => {
    authenticate(context, state, {}, MAY_POST);
    const video = state.videos.get(context.req.param("video"));
    if (video === undefined || video.kind !== "reel") throw unknownObject(context.req.param("video"), "post");
    const url = context.req.header("file_url");
    const source = url === undefined ? context.req.raw.body : (await fetch(url)).body;
    const offset = Number(context.req.header("offset") ?? 0);
    if (url === undefined) video.size = Number(context.req.header("file_size"));
    if (offset !== video.received || video.facts !== null || !(video.size >= 0)) throw misplaced(video);
    video.turn += 1;
    const { turn } = video;
    for await (const chunk of source ?? []) {
      if (video.turn !== turn) throw misplaced(video);
      video.probe.push(chunk);
      video.received += chunk.length;
    }
    if (url !== undefined) video.size = video.received;
    if (video.received !== video.size) throw misplaced(video);
    video.facts = video.probe.end();
    return context.json({ success: true, message: "Upload successful." });
  });
  routes.get("/video-upload/:version/:video", async (context) => {
    authenticate(context, state, await readParams(context));
    const video = state.videos.get(context.req.param("video"));
    return context.json({ offset: video?.received ?? 0 });
  });
  return routes;
}

function misplaced(video: StoredVideo): GraphError {
  return new GraphError({
    message: `OffsetInvalidError: the upload goes on at ${video.received}.`,
    type: "OffsetInvalidError",
    code: 6001,
    subcode: 1363037,
    transient: true,
  });
}
