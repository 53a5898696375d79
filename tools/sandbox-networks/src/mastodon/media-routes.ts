import { type Context, Hono } from "hono";
import { invalid, notFound } from "./api-error.ts";
import { authenticate } from "./authenticate.ts";
import { readParams, readText } from "./read-params.ts";
import { serializeMedia } from "./serialize.ts";
import type { MastodonState } from "./state.ts";
import type { StoredMedia } from "./types.ts";

export const MIME_TYPES = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "video/mp4",
  "video/webm",
  "video/quicktime",
];
export const IMAGE_BYTES = 16_777_216;
export const VIDEO_BYTES = 103_809_024;
export const DESCRIPTION_CHARACTERS = 1500;
const DEFAULT_POLLS = 2;

export function createUploadRoute(state: MastodonState, base: () => string): Hono {
  const routes = new Hono();
  routes.post("/", async (context) => {
    const account = authenticate(context, state, "write:media");
    const params = await readParams(context);
    const file = params["file"];
    if (!(file instanceof File)) throw invalid("File can't be blank");
    const isVideo = file.type.startsWith("video/");
    if (!MIME_TYPES.includes(file.type)) throw invalid("File content type is invalid, File is invalid");
    if (file.size > (isVideo ? VIDEO_BYTES : IMAGE_BYTES))
      throw invalid("File file size must be less than the limit");
    const description = readText(params, "description") || null;
    if ((description ?? "").length > DESCRIPTION_CHARACTERS)
      throw invalid("Description is too long (maximum is 1500 characters)");
    const media: StoredMedia = {
      id: state.nextId(),
      accountId: account.id,
      type: isVideo ? "video" : file.type === "image/gif" ? "gifv" : "image",
      description,
      statusId: null,
      pollsLeft: isVideo ? (state.options.processingPolls ?? DEFAULT_POLLS) : 0,
      bytes: file.size,
    };
    state.media.set(media.id, media);
    return context.json(serializeMedia(media, base()), media.pollsLeft > 0 ? 202 : 200);
  });
  return routes;
}

/** A file that hangs on a post is no longer found here; that is not an error of the server. */
export function createMediaRoutes(state: MastodonState, base: () => string): Hono {
  const routes = new Hono();
  routes.get("/:id", (context: Context) => {
    const account = authenticate(context, state, "write:media");
    const media = state.media.get(context.req.param("id") ?? "");
    if (media === undefined || media.accountId !== account.id || media.statusId !== null) throw notFound();
    const isProcessing = media.pollsLeft > 0;
    const body = serializeMedia(media, base());
    if (isProcessing) media.pollsLeft -= 1;
    return context.json(body, isProcessing ? 206 : 200);
  });
  return routes;
}
