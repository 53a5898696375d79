import { type Context, Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { continueSession } from "./continue-session.ts";
import { GoogleError, invalid } from "./google-error.ts";
import { createSink, findSession, openSession } from "./open-session.ts";
import { readMetadata } from "./read-metadata.ts";
import { readParts } from "./read-parts.ts";
import { readRelated } from "./read-related.ts";
import { receiveBytes } from "./receive-bytes.ts";
import { serializeVideo } from "./serialize.ts";
import { spendQuota } from "./spend-quota.ts";
import type { YoutubeState } from "./state.ts";
import { checkUploads, storeVideo } from "./store-video.ts";
import type { Channel } from "./types.ts";

const isVideo = (mimeType: string): boolean => /^(video\/.+|application\/octet-stream)$/.test(mimeType);

/** `/upload/youtube/v3/videos`: resumable for us, multipart and media for Google's own client. */
export function createUploadRoutes(state: YoutubeState, base: () => string): Hono {
  const routes = new Hono();

  routes.post("/", async (context) => {
    const channel = authenticate(context, state, "upload");
    checkUploads(state, channel.id);
    spendQuota(state, "insert");
    const parts = readParts(context);
    const type = context.req.query("uploadType");
    if (type !== "resumable") return uploadAtOnce(context, state, channel, parts);
    const metadata = readMetadata(await context.req.json().catch(() => ({})), parts, state.now());
    const mimeType = context.req.header("x-upload-content-type") ?? "application/octet-stream";
    if (!isVideo(mimeType))
      throw invalid("mediaBodyRequired", "The request does not include the video content.");
    const length = context.req.header("x-upload-content-length");
    const totalBytes = length === undefined ? undefined : Number(length);
    const session = openSession(state, { channelId: channel.id, metadata, parts, mimeType, totalBytes });
    const query = new URLSearchParams({
      uploadType: "resumable",
      part: parts.join(","),
      upload_id: session.id,
    });
    return new Response(null, {
      status: 200,
      headers: {
        location: `${base()}/upload/youtube/v3/videos?${query.toString()}`,
        "x-guploader-uploadid": session.id,
      },
    });
  });

  // The address itself is the permission; a token that comes along, as the guide has it, must be a good one.
  routes.put("/", async (context) => {
    if (context.req.header("authorization") !== undefined) authenticate(context, state, "upload");
    return continueSession(context, state, readSession(context));
  });

  // cloud.google.com/storage/docs/performing-resumable-uploads#cancel-upload; the same front end serves YouTube [k].
  routes.delete("/", async (context) => {
    const session = readSession(context);
    // What has become a video is one: there is nothing to take back.
    if (session.videoId !== undefined) return continueSession(context, state, session);
    state.sessions.delete(session.id);
    return new Response(null, { status: 499 });
  });

  const readSession = (context: Context) => {
    const session = findSession(state, context.req.query("upload_id") ?? "");
    if (session === undefined) throw new GoogleError(404, "notFound", "Not Found", { domain: "global" });
    return session;
  };

  return routes;
}

async function uploadAtOnce(
  context: Context,
  state: YoutubeState,
  channel: Channel,
  parts: string[],
): Promise<Response> {
  const { body } = context.req.raw;
  const contentType = context.req.header("content-type") ?? "";
  if (body === null) throw invalid("mediaBodyRequired", "The request does not include the video content.");
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  const { resource, mimeType, media } =
    boundary === undefined
      ? { resource: {}, mimeType: contentType, media: body }
      : await readRelated(body, boundary);
  const metadata = readMetadata(resource, parts, state.now());
  if (!isVideo(mimeType))
    throw invalid("mediaBodyRequired", "The request does not include the video content.");
  const sink = createSink();
  await receiveBytes(sink, media, { skip: 0, end: undefined });
  const video = storeVideo(state, channel.id, { ...sink, mimeType }, metadata);
  return context.json(serializeVideo(state, video, parts, true));
}
