import type { Context } from "hono";
import { appendSegment, closeMedia, findMedia, openMedia, serializeUpload } from "./media-store.ts";
import { invalidRequest } from "./problem.ts";
import type { UploadForm } from "./read-upload.ts";
import type { XState } from "./state.ts";
import type { XAccount } from "./types.ts";

/** `POST /2/media/upload`: INIT, APPEND, FINALIZE as docs.x.com/x-api/media/quickstart/media-upload-chunked has them, or a picture in one go. */
export function runMediaCommand(
  context: Context,
  state: XState,
  account: XAccount,
  { fields, media }: UploadForm,
): Response {
  const command = fields["command"];
  if (command === undefined) return uploadAtOnce(context, state, account, fields, media);
  if (command === "INIT") {
    const opened = openMedia(state, account, {
      category: fields["media_category"] ?? "tweet_image",
      mimeType: fields["media_type"] ?? "",
      totalBytes: Number(fields["total_bytes"]),
    });
    return context.json({ data: serializeUpload(state, opened) });
  }
  const found = findMedia(state, account, fields["media_id"] ?? "");
  if (command === "APPEND") {
    if (media === undefined) throw invalidRequest("media is missing.", { media: [] });
    appendSegment(state, found, Number(fields["segment_index"]), media);
    return context.body(null, 204);
  }
  if (command !== "FINALIZE") throw invalidRequest("command is unknown.", { command: [command] });
  closeMedia(state, found);
  return context.json({ data: serializeUpload(state, found) });
}

function uploadAtOnce(
  context: Context,
  state: XState,
  account: XAccount,
  fields: { [name: string]: string },
  media: Uint8Array | undefined,
): Response {
  if (media === undefined) throw invalidRequest("media is missing.", { media: [] });
  const mimeType = fields["media_type"] ?? "image/png";
  const category = fields["media_category"] ?? "";
  const opened = openMedia(state, account, { category, mimeType, totalBytes: media.length });
  appendSegment(state, opened, 0, media);
  closeMedia(state, opened);
  return context.json({ data: serializeUpload(state, opened) });
}
